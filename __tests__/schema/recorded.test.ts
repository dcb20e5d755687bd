import { judge } from '../../lib/checks';
import { knownDisagreements } from './known-disagreements';
import { mutations } from './mutations';
import { digestOf, readRecorded } from './recorded-verdicts';
import { validManifests } from './valid-manifests';

const refuses = (object: Parameters<typeof judge>[0]['manifests'][number]['object']): boolean =>
  judge({ manifests: [{ object }] }, { only: ['schema'] }).some((issue) => issue.severity === 'error');

/** Verdicts of an API server 1.28.15, recorded by __tests__/cluster/schema.test.ts. */
describe('verdicts recorded from an API server', () => {
  const recorded = readRecorded('schema');
  const inputs = mutations(recorded.count, recorded.seed);

  test('are of the inputs that the seed makes', () => {
    expect(digestOf(inputs.map(({ object }) => object))).toBe(recorded.digest);
  });

  test('equal ours, but for the known disagreements', () => {
    const different = inputs.filter(({ object }, index) => refuses(object) !== (recorded.verdicts[index] === 'refused'));
    expect(different.filter((mutation) => !knownDisagreements.some(({ covers }) => covers(mutation))).map(({ object, what }) => `${object.kind} ${what}`)).toEqual([]);
    expect(different.length / inputs.length).toBeLessThan(0.01);
  });

  test('hold both verdicts', () => {
    expect(new Set(recorded.verdicts)).toEqual(new Set(['refused', 'taken']));
  });
});

test('no manifest of the corpus, which the API server takes, is refused', () => {
  expect(validManifests().filter(refuses)).toEqual([]);
});
