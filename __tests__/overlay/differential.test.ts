import { join } from 'node:path';
import fc from 'fast-check';
import { buildDirectory } from '../../lib/overlay';
import { buildByOracle, describeOracle, withTree } from '../manifest/oracle';
import { randomTree } from './random-tree';

// TRELLIS_RUNS=10000 for the long run; a failure prints its seed, TRELLIS_SEED runs it again.
const numRuns = Number(process.env.TRELLIS_RUNS ?? 120);
const seed = process.env.TRELLIS_SEED === undefined ? {} : { seed: Number(process.env.TRELLIS_SEED) };

describeOracle('random trees', (oracle) => {
  test('build to the text of the real kustomize, or are refused as there', () => {
    let built = 0;
    fc.assert(
      fc.property(randomTree, (files) => {
        withTree(files, (root) => {
          const expected = buildByOracle(oracle, root, 'top', ['--reorder', 'none']);
          const { text, issues } = buildDirectory(join(root, 'top'), { reorder: 'none' });
          const refused = issues.some(({ severity }) => severity === 'error');
          if ('text' in expected) built += 1;
          if ('error' in expected && refused) return;
          const ours = refused ? issues.map(({ message }) => `refused: ${message}`).join('\n') : text;
          expect(ours).toBe('text' in expected ? expected.text : `refused: ${expected.error}`);
        });
      }),
      { numRuns, ...seed },
    );
    expect(built).toBeGreaterThan(numRuns / 4);
  }, 3_600_000);
});
