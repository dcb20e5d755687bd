import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildDirectory } from '../../lib/overlay';
import type { BuildOptions } from '../../lib/overlay';
import { withTree } from '../manifest/oracle';
import { readScenarios } from './scenario-file';
import type { Scenario } from './scenario-file';

const folder = join(__dirname, 'scenarios');

function optionsOf(args: readonly string[]): BuildOptions {
  const after = (name: string): string | undefined => (args.includes(name) ? args[args.indexOf(name) + 1] : undefined);
  return {
    reorder: after('--reorder') === 'none' ? 'none' : 'legacy',
    loadRestrictor: after('--load-restrictor') === 'LoadRestrictionsNone' ? 'none' : 'root',
  };
}

function build({ files, directory, args }: Scenario): { text: string } | { error: true } {
  return withTree(files, (root) => {
    const { text, issues } = buildDirectory(join(root, directory), optionsOf(args));
    return issues.some(({ severity }) => severity === 'error') ? { error: true } : { text };
  });
}

// Expected texts were recorded from kustomize v5.8.2 by `npm run record:kustomize`.
describe.each(readdirSync(folder).filter((name) => name.endsWith('.txt')))('%s', (name) => {
  const { scenarios } = readScenarios(readFileSync(join(folder, name), 'utf8'));

  test.each(scenarios.map((scenario) => [scenario.title, scenario] as const))('%s', (_, scenario) => {
    const { expected } = scenario;
    if (expected === undefined) throw new Error('not recorded yet: npm run record:kustomize');
    expect(build(scenario)).toEqual('text' in expected ? expected : { error: true });
  });
});
