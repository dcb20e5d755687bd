import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { askOracle, findOracle } from '../__tests__/manifest/oracle';
import type { OracleResult } from '../__tests__/manifest/oracle';
import { printScenarios, readScenarios } from '../__tests__/overlay/scenario-file';

/**
 * Records what the real `kustomize build` says of every scenario in __tests__/overlay/scenarios, or of the files
 * named. KUSTOMIZE names the binary where it is not on PATH.
 *
 *     npm run record:kustomize [-- FILE...]
 */
const folder = join(process.cwd(), '__tests__/overlay/scenarios');
const found = findOracle();
if (found === undefined) throw new Error('no kustomize binary: put it on PATH or name it in KUSTOMIZE');
const oracle: string = found;
const named = process.argv.slice(2);
const files = named.length > 0 ? named : readdirSync(folder).filter((name) => name.endsWith('.txt')).map((name) => join(folder, name));
let total = 0;
let errors = 0;
for (const file of files) {
  const { prelude, scenarios } = readScenarios(readFileSync(file, 'utf8'));
  const recorded = scenarios.map((scenario) => {
    const expected = inShort(askOracle(oracle, scenario.files, scenario.directory, scenario.args));
    total += 1;
    if ('error' in expected) errors += 1;
    return { ...scenario, expected };
  });
  writeFileSync(file, printScenarios({ prelude, scenarios: recorded }));
}
process.stdout.write(`${total} scenarios, ${errors} of them refused\n`);

/** The first line of the refusal itself, without the warnings before it. */
function inShort(result: OracleResult): OracleResult {
  if ('text' in result) return result;
  const line = result.error.split('\n').find((candidate) => candidate.startsWith('Error: ')) ?? (/^panic: .*/m.exec(result.error) ?? [result.error])[0];
  return { error: line.replace('Error: ', '').replace(/0x[0-9a-f]+/g, '0x').slice(0, 220).trim() };
}
