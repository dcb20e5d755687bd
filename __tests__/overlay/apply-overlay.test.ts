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
