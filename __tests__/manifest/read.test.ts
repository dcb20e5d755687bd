import { identity, lineAt, objectKey, printYaml, rawText, readYaml } from '../../lib/manifest';
import type { Json } from '../../lib/manifest';

const faults = (text: string): readonly (readonly [string, number | undefined, string])[] =>
  readYaml(text, 'a.yaml').issues.map(({ code, line, message }) => [code, line, message]);
const value = (text: string): Json => readYaml(text, 'a.yaml').documents[0] ?? null;

// Expected values as printed by kustomize v5.8.2 for the same text.
test('scalars have the types of go-yaml, not of YAML 1.2', () => {
  expect(value('[0123, 0o17, 0x1F, 1_000, yes, 1:30, .5, 1., 2020-1-2, 08, 0x, null, ~, "1", 1e400]')).toEqual([
    83, 15, 31, 1000, 'yes', '1:30', 0.5, 1, '2020-01-02T00:00:00Z', 8, '0x', null, null, '1', '1e400',
  ]);
});

test('integers beyond the precision of a double keep their digits', () => {
  expect(printYaml(readYaml('a: 9223372036854775807\nb: -9007199254740993\nc: 18446744073709551616\n', 'a.yaml').documents)).toBe(
    'a: 9223372036854775807\nb: -9007199254740993\nc: 1.8446744073709552e+19\n',
  );
});

test('anchors and merge keys are expanded; own keys win, then earlier sources', () => {
  expect(value('a: &a {x: 1, y: 1}\nb: &b {y: 2, z: 2}\nc:\n  <<: [*a, *b]\n  x: 0\nd: [*a]\n')).toEqual({
    a: { x: 1, y: 1 }, b: { y: 2, z: 2 }, c: { x: 0, y: 1, z: 2 }, d: [{ x: 1, y: 1 }],
  });
});

test('documents end where Kustomize splits files: at a line that starts with ---', () => {
  expect(readYaml('---\na: 1\n--- # next\n\n---\nb: |\n  x\n---\n', 'a.yaml').documents).toEqual([{ a: 1 }, null, { b: 'x\n' }, null]);
  expect(faults('a: 1\n--- {b: 2}\n')).toEqual([['YAML_SYNTAX', 2, 'content stands on a line that separates documents']]);
});

test('a key that stands twice is refused with its line', () => {
  expect(faults('x: 1\n---\na: 1\nb:\n  c: 1\n  c: 2\n')).toEqual([['YAML_SYNTAX', 6, 'the key "c" stands twice']]);
});

test.each([
  ['a: b: c\n', 1],
  ['a: 1\nb: "x\n', 2],
  ['a:\n  - b\n c: 1\n', 3],
  ['a: *b\n', 1],
  ['a: {1: b}\n', 1],
  ['a: [1\nb: 2\n', 2],
  ['x: 0\na: {b: 1\n', 2],
  ['a: 1\nb: .inf\n', 2],
  ['a: "\\ud83d"\n', 1],
  ['%YAML 1.1\n', 1],
  ['a: 1\nb: x\x07\n', 2],
])('%j is refused in line %i', (text, line) => {
  expect(faults(text).map(([code, at]) => [code, at])).toEqual([['YAML_SYNTAX', line]]);
});

test('the line of a path is that of its key or item, or of the deepest part that is there', () => {
  const text = 'a: 1\n---\n# note\nspec:\n  list:\n  - x\n  - name: y\n    image: z\n';
  expect(lineAt(text, 1, ['spec', 'list', 1, 'image'])).toBe(8);
  expect(lineAt(text, 1, ['spec', 'list', 1, 'nothing'])).toBe(7);
  expect(lineAt(text, 1, ['metadata'])).toBe(4);
  expect(lineAt(text, 0, ['a'])).toBe(1);
});

test('an identity is what tells objects apart', () => {
  const object = { apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name: 'web', namespace: 'shop' } };
  expect(identity(object)).toEqual({ group: 'apps', version: 'v1', kind: 'Deployment', namespace: 'shop', name: 'web' });
  expect(objectKey(object)).toBe('apps|Deployment|shop|web');
  expect(identity({ apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'shop' } })).toEqual({ group: '', version: 'v1', kind: 'Namespace', name: 'shop' });
});

test('kustomization files are YAML 1.1: yes is true, a date is text, the last of two keys counts', () => {
  const { documents, issues } = readYaml('a: yes\nb: 2020-01-01\nc: {d: }\ne: Off\nf: "on"\na: n\ng: {y: 1, 2: x}\n', 'k.yaml', { version: '1.1' });
  expect({ documents, issues }).toEqual({ documents: [{ a: false, b: '2020-01-01', c: { d: null }, e: false, f: 'on', g: { true: 1, 2: 'x' } }], issues: [] });
});

test('the text of a scalar is known where its value prints differently', () => {
  for (const text of ['a: 1.50\nb: {c: 0x10, d: 1}\ne: [~, x]\nf: null\n', '"a": 1.50\nb: {c: 0x10, d: 1}\ne: [~, x]\nf: null\ng: &g x\n']) {
    const object = value(text) as { b: object; e: object };
    expect([rawText(object, 'a'), rawText(object.b, 'c'), rawText(object.b, 'd'), rawText(object.e, 0), rawText(object, 'f')]).toEqual(['1.50', '0x10', undefined, '~', undefined]);
  }
});
