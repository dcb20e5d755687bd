import fc from 'fast-check';
import { diffLines, diffObjects, printDifferences } from '../../lib/compare';
import type { JsonObject, KubeObject } from '../../lib/manifest';

const web = (spec: KubeObject['spec'] = {}, metadata = {}): KubeObject => ({
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: 'web', namespace: 'shop', ...metadata },
  spec: spec ?? {},
});

test('objects are compared by group, kind, namespace and name; what differs is named by its field', () => {
  const [difference, ...others] = diffObjects(
    [web({ replicas: 1, template: { containers: [{ name: 'a', image: 'a:1' }, { name: 'b', image: 'b:1' }] } })],
    [web({ template: { containers: [{ name: 'b', image: 'b:2' }, { name: 'a', image: 'a:1' }, { name: 'c', image: 'c:1' }] } })],
  );
  expect(others).toEqual([]);
  expect(difference).toMatchObject({
    object: 'shop/Deployment/web',
    change: 'changed',
    fields: [
      { path: 'spec.replicas', before: 1 },
      { path: 'spec.template.containers[b].image', before: 'b:1', after: 'b:2' },
      { path: 'spec.template.containers[c]', after: { name: 'c', image: 'c:1' } },
    ],
  });
});

test('another version of the same kind is the same object, another group is not', () => {
  const ingress = (apiVersion: string): KubeObject => ({ apiVersion, kind: 'Ingress', metadata: { name: 'i' } });
  expect(diffObjects([ingress('networking.k8s.io/v1beta1')], [ingress('networking.k8s.io/v1')]).map(({ change }) => change)).toEqual(['changed']);
  expect(diffObjects([ingress('extensions/v1')], [ingress('networking.k8s.io/v1')]).map(({ change }) => change)).toEqual(['removed', 'added']);
});

test.each([
  ['keys that are no words are quoted', { metadata: { annotations: { 'a.b/c': '1' } } }, { metadata: { annotations: { 'a.b/c': '2' } } }, 'metadata.annotations["a.b/c"]'],
  ['lists of texts are one field', { args: ['a', 'b'] }, { args: ['b'] }, 'args'],
  ['lists of mappings without names are compared by position', { rules: [{ host: 'a' }, { host: 'b' }] }, { rules: [{ host: 'a' }, { host: 'c' }] }, 'rules[1].host'],
  ['only another order of named elements is a difference of the list', { c: [{ name: 'a' }, { name: 'b' }] }, { c: [{ name: 'b' }, { name: 'a' }] }, 'c'],
  ['a value of another type', { a: { b: 1 } }, { a: [1] }, 'a'],
])('%s', (_rule, before: JsonObject, after: JsonObject, path) => {
  const object = (fields: JsonObject): KubeObject => ({ apiVersion: 'v1', kind: 'X', ...fields, metadata: { name: 'x', ...(fields['metadata'] as JsonObject | undefined) } });
  const [difference] = diffObjects([object(before)], [object(after)]);
  expect(difference?.fields.map((field) => field.path)).toEqual([path]);
});

test('between two environments, the one’s namespace stands for the other’s', () => {
  const namespace = (name: string): KubeObject => ({ apiVersion: 'v1', kind: 'Namespace', metadata: { name } });
  const differences = diffObjects([namespace('shop'), web({ replicas: 1 })], [namespace('shop-2'), web({ replicas: 2 }, { namespace: 'shop-2' })], {
    namespaces: ['shop', 'shop-2'],
  });
  expect(differences.map(({ object, fields }) => [object, ...fields.map(({ path }) => path)])).toEqual([['shop-2/Deployment/web', 'spec.replicas']]);
});

test('two equal sets have no differences, in whatever order', () => {
  expect(diffObjects([web(), web({}, { name: 'api' })], [web({}, { name: 'api' }), web()])).toEqual([]);
});

test('differences are printed by object and field, long texts by line, new and removed objects whole', () => {
  const config = (data: string): KubeObject => ({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'c' }, data: { 'a.conf': data } });
  const lines = ['1', '2', '3', '4', '5', '6', '7', '8'];
  const text = printDifferences(
    diffObjects(
      [web({ replicas: 1, list: ['x'] }), config(lines.join('\n')), { apiVersion: 'v1', kind: 'Service', metadata: { name: 's' } }],
      [web({ replicas: 2, list: ['x', 'z'] }), config(lines.map((line) => (line === '5' ? 'five' : line)).join('\n')), { apiVersion: 'v1', kind: 'Secret', metadata: { name: 't' } }],
    ),
  );
  expect(text).toBe(`~ shop/Deployment/web
    spec.replicas
      - 1
      + 2
    spec.list
      - - x
      + - x
      + - z

~ ConfigMap/c
    data["a.conf"]
        ...
        3
        4
      - 5
      + five
        6
        7
        ...

- Service/s
  - apiVersion: v1
  - kind: Service
  - metadata:
  -   name: s

+ Secret/t
  + apiVersion: v1
  + kind: Secret
  + metadata:
  +   name: t
`);
});

test('the lines kept and taken out give the old text, those kept and put in the new one', () => {
  const text = fc.array(fc.constantFrom('a', 'b', 'c', ''), { maxLength: 12 }).map((lines) => lines.join('\n'));
  fc.assert(
    fc.property(text, text, (before, after) => {
      const lines = diffLines(before, after);
      const side = (mark: string): string => lines.filter(([found]) => found === ' ' || found === mark).map(([, line]) => line).join('\n');
      expect([side('-'), side('+')]).toEqual([before, after]);
    }),
  );
});

test('whole numbers that no double can hold are compared and printed with all digits', () => {
  const [before, after] = [9007199254740992n, 9007199254740993n].map((number) => web({ sizes: [number as unknown as number] }));
  const differences = diffObjects([before as KubeObject], [after as KubeObject]);
  expect(printDifferences(differences)).toBe('~ shop/Deployment/web\n    spec.sizes\n      - - 9007199254740992\n      + - 9007199254740993\n');
  expect(diffObjects([before as KubeObject], [before as KubeObject])).toEqual([]);
});
