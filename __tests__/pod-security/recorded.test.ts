import { judge } from '../../lib/checks';
import { digestOf, readRecorded } from '../schema/recorded-verdicts';
import { generatedPods } from './generated-pods';
import { verdictOf } from './verdict';

/** Verdicts of Pod Security admission 1.28.15, recorded by __tests__/cluster/pod-security.test.ts. */
describe.each(['baseline', 'restricted'] as const)('verdicts of %s admission', (level) => {
  const recorded = readRecorded(`pod-security-${level}`);
  const pods = generatedPods(recorded.count, recorded.seed);

  test('are of the Pods that the seed makes', () => {
    expect(digestOf([...pods])).toBe(recorded.digest);
  });

  test('equal ours, control by control', () => {
    const ours = pods.map((object) => verdictOf(judge({ manifests: [{ object }], podSecurityLevel: level }, { only: ['pod-security'] }).map(({ code }) => code)));
    expect(ours).toEqual(recorded.verdicts);
  });
});
