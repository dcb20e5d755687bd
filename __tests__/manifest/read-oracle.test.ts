import fc from 'fast-check';
import { printYaml, readYaml } from '../../lib/manifest';
import { readFast } from '../../lib/manifest/fast/read-fast';
import { normalize } from '../../lib/manifest/read-yaml';
import { readFull } from '../../lib/manifest/full/read-full';
import { askOracle, describeOracle } from './oracle';
import { styledYaml } from './styled-yaml';

const runs = Number(process.env.TRELLIS_RUNS ?? 60);

function ours(text: string): string {
  const { documents, issues } = readYaml(text, 'any.yaml');
  return issues.length > 0 ? 'refused' : printYaml(documents.filter((document) => document !== null));
}

describeOracle('reading as the real kustomize build', (oracle) => {
  test('one resource in any layout', () => {
    fc.assert(
      fc.property(styledYaml, (text) => {
        const expected = askOracle(oracle, { 'kustomization.yaml': 'resources: [any.yaml]', 'any.yaml': text });
        expect(ours(text)).toBe('text' in expected ? expected.text : 'refused');
      }),
      { numRuns: runs },
    );
  });
});

test('the fast reader says what the full reader says, or leaves it to that', () => {
  let taken = 0;
  fc.assert(
    fc.property(styledYaml, (file) => {
      const text = normalize(file).replace(/---\n$/, '');
      const quick = readFast(text);
      if (quick === undefined) return;
      taken += 1;
      expect({ value: quick }).toEqual(readFull(text));
    }),
    { numRuns: runs * 5 },
  );
  expect(taken).toBeGreaterThan(runs * 2);
});
