import type { KubeObject } from '../../lib/manifest';
import type { Write } from '../../lib/overlay';
import { buildFiles, overlayObjects } from '../scenario';

const web: KubeObject = {
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: 'web' },
  spec: { template: { spec: { containers: [{ name: 'web', image: 'web:1', envFrom: [{ configMapRef: { name: 'web' } }] }] } } },
};
const config: KubeObject = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'web' }, data: { a: 'b' } };

const overlay = {
  'kustomization.yaml': `namespace: shop
namePrefix: p-
resources: [extra.yaml]
images:
- name: web
  newTag: "2"
patches:
- target: {kind: Deployment}
  path: replicas.yaml
configMapGenerator:
- {name: made, literals: [c=d]}
`,
  'extra.yaml': '{apiVersion: v1, kind: Service, metadata: {name: web}}',
  'replicas.yaml': '- op: add\n  path: /spec/replicas\n  value: 3\n',
};

test('objects in memory are the first base; their tags follow them through renames', () => {
  const { text, tags, issues } = overlayObjects(overlay, [web, config]);
  expect(issues).toEqual([]);
  expect(tags).toEqual(['chart of web', 'chart of web', undefined, undefined]);
  const asFiles = buildFiles({
    'o/kustomization.yaml': overlay['kustomization.yaml'].replace('[extra.yaml]', '[../base, extra.yaml]'),
    'o/extra.yaml': overlay['extra.yaml'],
    'o/replicas.yaml': overlay['replicas.yaml'],
    'base/kustomization.yaml': 'resources: [all.yaml]\n',
    'base/all.yaml': `${JSON.stringify(web)}\n---\n${JSON.stringify(config)}\n`,
  }, 'o');
  expect(text).toBe(asFiles.text);
});

test('the objects given are not changed', () => {
  const before = JSON.stringify([web, config]);
  overlayObjects(overlay, [web, config]);
  expect(JSON.stringify([web, config])).toBe(before);
});

test('the trace tells each write with its file and line', () => {
  const writes: Write[] = [];
  overlayObjects(overlay, [web, config], { trace: (write) => writes.push(write) });
  const told = writes
    .filter(({ original }) => original.kind === 'Deployment')
    .map(({ operation, path, before, after, file, line }) => `${operation} ${path}: ${String(before)} -> ${String(after)} ${file.replace('/case/', '')}:${line ?? '?'}`);
  expect(told).toEqual([
    'PatchTransformer spec.replicas: undefined -> 3 kustomization.yaml:8',
    'NamespaceTransformer metadata.namespace: undefined -> shop kustomization.yaml:1',
    'PrefixTransformer metadata.name: web -> p-web kustomization.yaml:2',
    'ImageTagTransformer spec.template.spec.containers[0].image: web:1 -> web:2 kustomization.yaml:5',
    'NameReference spec.template.spec.containers[0].envFrom[0].configMapRef.name: web -> p-web kustomization.yaml:1',
  ]);
});

test('the trace tells what the overlay brings, and an element of a list by its name', () => {
  const writes: Write[] = [];
  const patch = `patches:
- target: {kind: Deployment}
  patch: '{apiVersion: v1, kind: any, metadata: {name: any, labels: {a.b/c: d}}, spec: {template: {spec: {containers: [{name: first, image: a}]}}}}'
`;
  const files = { 'kustomization.yaml': `resources: [extra.yaml]\nconfigMapGenerator:\n- {name: web, behavior: merge, literals: [c=d]}\n- {name: made, literals: [e=f]}\n${patch}`, 'extra.yaml': `---\n---\n${overlay['extra.yaml']}` };
  expect(overlayObjects(files, [web, config], { trace: (write) => writes.push(write) }).issues).toEqual([]);
  const told = writes
    .filter(({ operation }) => operation !== 'NameReference')
    .map(({ operation, original, path, steps, file, line }) => `${operation} ${original.kind} ${path} ${JSON.stringify(steps.slice(-2))} ${file.replace('/case/', '')}:${line ?? '?'}`);
  expect(told).toEqual([
    'resources Service  [] extra.yaml:3',
    'ConfigMapGenerator ConfigMap data.c ["data","c"] kustomization.yaml:3',
    'ConfigMapGenerator ConfigMap  [] kustomization.yaml:4',
    'PatchTransformer Deployment metadata.labels["a.b/c"] ["labels","a.b/c"] kustomization.yaml:6',
    'PatchTransformer Deployment spec.template.spec.containers[0].name [{"name":"first"},"name"] kustomization.yaml:6',
    'PatchTransformer Deployment spec.template.spec.containers[0].image [{"name":"first"},"image"] kustomization.yaml:6',
    'HashSuffix ConfigMap metadata.name ["metadata","name"] kustomization.yaml:1',
  ]);
});

test('two charts may not make one object', () => {
  const { issues, text } = overlayObjects({ 'kustomization.yaml': 'namespace: shop\n' }, [config, config]);
  expect(text).toBe('');
  expect(issues).toEqual(['ID_CONFLICT kustomization.yaml two charts make ConfigMap.v1.[noGrp]/web.[noNs]']);
});

test('an overlay that cannot be read gives no resources and says why', () => {
  const { issues, text } = overlayObjects({ 'kustomization.yaml': 'namespce: shop\n' }, [config]);
  expect(text).toBe('');
  expect(issues).toEqual(['KUSTOMIZATION_INVALID kustomization.yaml:1 unknown field "namespce" (did you mean namespace?)']);
});
