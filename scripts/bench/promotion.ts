import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { shopSystem } from '../../__tests__/promotion/shop';
import { shopFiles } from '../../__tests__/promotion/shop-files';
import type { Io } from '../../lib/cli/io';
import { verb as promote } from '../../lib/cli/verbs/promote';
import { runVerb } from '../../lib/cli/run';
import { verb as synth } from '../../lib/cli/verbs/synth';
import { measure, row } from './measure';

const more = Array.from({ length: 98 }, (_, index) => `service-${index}`);

/** A promotion of a system of 100 services, checks included, against one synth of the same cell; both as whole verbs. */
export async function benchPromotion(print: (line: string) => void): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'trellis-bench-'));
  const system = shopSystem({ motto: 'bench', mailIn: [], more });
  const git = (...args: readonly string[]): string => execFileSync('git', ['-c', 'user.name=bench', '-c', 'user.email=bench@localhost', ...args], { cwd: folder, encoding: 'utf8' });
  const run = async (verb: typeof synth, name: string, ...argv: readonly string[]): Promise<void> => {
    let said = '';
    const keep = (text: string): void => void (said += text);
    const io: Io = { cwd: folder, root: folder, out: keep, err: keep, isTerminal: false, loadSystem: async () => system, systemNames: () => ['shop'], ask: async () => '' };
    if ((await runVerb(name, verb, argv, io)) !== 0) throw new Error(said.slice(-2000));
  };
  try {
    for (const [path, text] of Object.entries(shopFiles({}))) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      const tag = path.includes('/dev/') ? 'develop-2b2b2b2' : 'develop-1a1a1a1';
      const images = more.map((name) => `  - name: registry.example/shop/${name}\n    newTag: ${tag}\n`);
      writeFileSync(join(folder, path), path.endsWith('kustomization.yaml') ? `${text}${images.join('')}` : text);
    }
    git('init', '--quiet');
    await run(synth, 'synth');
    git('add', '--all');
    git('commit', '--quiet', '-m', 'Import');
    const times = await measure(5, {
      synth: () => run(synth, 'synth', 'shop/staging'),
      promote: () => run(promote, 'promote', 'shop', 'dev', 'staging', '--yes'),
      reset: () => git('checkout', '--quiet', '--', '.'),
      clean: () => git('clean', '--quiet', '--force', '-d'),
    });
    const { synth: once = NaN, promote: moved = NaN } = times;
    print(`Promoting ${more.length + 2} services, medians of 5, checks and Git included:`);
    print(row('synth of the target cell', once));
    print(row('promotion, written', moved, `${(moved / once).toFixed(2)} times the synth (aim: below 2)`));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
