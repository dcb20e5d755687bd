import fc from 'fast-check';
import { listConnections } from '../../lib/checks';
import type { KubeObject } from '../../lib/manifest';
import { arbitraryCluster } from './arbitrary-cluster';
import { bruteForce } from './brute-force';

const numRuns = Number(process.env['TRELLIS_RUNS'] ?? 500);

test(`the evaluator agrees with brute force on ${numRuns} random clusters`, () => {
  let pairs = 0;
  fc.assert(
    fc.property(arbitraryCluster, (manifests) => {
      const objects: KubeObject[] = JSON.parse(JSON.stringify(manifests));
      const expected = bruteForce(manifests);
      pairs += expected.length;
      expect(listConnections(objects.map((object) => ({ object }))).connections).toEqual(expected);
    }),
    { numRuns },
  );
  expect(pairs).toBeGreaterThan(numRuns);
});
