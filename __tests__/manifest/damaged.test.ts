import fc from 'fast-check';
import { buildDirectory } from '../../lib/overlay';
import { readFast } from '../../lib/manifest/fast/read-fast';
import { configDialect, resourceDialect } from '../../lib/manifest/dialect';
import { readFull } from '../../lib/manifest/full/read-full';
import { damagedYaml } from './damaged-yaml';
import { buildByOracle, describeOracle, withTree } from './oracle';

const numRuns = Number(process.env.TRELLIS_RUNS ?? 60);

const resource = 'apiVersion: example.com/v1\nkind: Any\nmetadata: {name: any}\n';
/** The text in place of a resource, below one's first lines, and in a ConfigMap where a replacement changes it. */
const uses: readonly ((text: string) => Readonly<Record<string, string>>)[] = [
  (text) => ({ 'kustomization.yaml': 'resources: [any.yaml]\n', 'any.yaml': resource + text }),
  (text) => ({ 'kustomization.yaml': 'resources: [any.yaml]\n', 'any.yaml': `${resource}spec:\n${text.replace(/^(?=.)/gm, '  ')}` }),
  (text) => ({
    'kustomization.yaml': 'resources: [any.yaml, map.yaml]\nreplacements:\n- source: {kind: Any, fieldPath: metadata.name}\n  targets:\n  - select: {kind: ConfigMap}\n    options: {create: true}\n    fieldPaths: [data.text.new]\n',
    'any.yaml': resource,
    'map.yaml': JSON.stringify({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'map' }, data: { text } }),
  }),
];

describeOracle('damaged YAML', (oracle) => {
  test('builds to the text of the real kustomize, or is refused as there', () => {
    let built = 0;
    fc.assert(
      fc.property(damagedYaml, fc.constantFrom(...uses), (text, use) => {
        withTree(use(text), (root) => {
          const expected = buildByOracle(oracle, root, '.', ['--reorder', 'none']);
          const { text: ours, issues } = buildDirectory(root, { reorder: 'none' });
          if ('text' in expected) built += 1;
          expect(issues.length > 0 ? 'refused' : ours).toBe('text' in expected ? expected.text : 'refused');
        });
      }),
      { numRuns },
    );
    expect(built).toBeGreaterThan(numRuns / 10);
  }, 3_600_000);
});

test('the fast reader says of damaged YAML what the full reader says, or leaves it to that', () => {
  let taken = 0;
  fc.assert(
    fc.property(damagedYaml, fc.constantFrom(resourceDialect, configDialect), (text, dialect) => {
      const quick = readFast(text, dialect);
      if (quick === undefined) return;
      taken += 1;
      expect({ value: quick }).toEqual(readFull(text, dialect));
    }),
    { numRuns: numRuns * 10 },
  );
  expect(taken).toBeGreaterThan(numRuns);
});
