import type { KubeObject } from '../../lib/manifest';
import { buildFiles, overlayObjects } from '../scenario';

const workloads = `apiVersion: apps/v1
kind: Deployment
metadata: {name: web, labels: {tier: front}}
spec: {replicas: 1, template: {spec: {containers: [{name: web, image: registry.example/shop/web:1.0}]}}}
---
apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata: {name: web}
spec: {scaleTargetRef: {kind: Deployment, name: web}}
---
apiVersion: argoproj.io/v1alpha1
kind: Rollout
metadata: {name: api}
spec: {template: {spec: {containers: [{name: api, image: api}]}}}
`;

/** The issues of a kustomization over the workloads. */
function judge(kustomization: string, more: Record<string, string> = {}, strict = true): string[] {
  return buildFiles({ 'all.yaml': workloads, 'kustomization.yaml': `resources: [all.yaml]\n${kustomization}`, ...more }, '.', { strict }).issues;
}

describe('strict mode names what Kustomize lets pass in silence', () => {
  test('an image that nobody has', () => {
    expect(judge('images:\n- name: registry.example/shop/webb\n  newTag: 2.0.1\n')).toEqual([
      'IMAGE_MATCHES_NOTHING kustomization.yaml:3 no image is named registry.example/shop/webb (did you mean registry.example/shop/web?)',
    ]);
  });

  test('an image that exists says nothing, and neither does one that follows from another', () => {
    expect(judge('images:\n- {name: registry.example/shop/web, newName: new}\n- {name: new, newTag: v2}\n')).toEqual([]);
  });

  test('a patch target by name', () => {
    expect(judge("patches:\n- target: {kind: Deployment, name: wep}\n  patch: '- {op: remove, path: /spec/replicas}'\n")).toEqual([
      'PATCH_MATCHES_NOTHING kustomization.yaml:3 the patch selects no resource: kind=Deployment name=wep (did you mean web?)',
    ]);
  });

  test('a patch target by label', () => {
    expect(judge("patches:\n- target: {labelSelector: tier=back}\n  patch: '- {op: remove, path: /spec/replicas}'\n")).toEqual([
      'SELECTOR_MATCHES_NOTHING kustomization.yaml:3 the patch selects no resource: labelSelector=tier=back (did you mean tier=front?)',
    ]);
    expect(judge("patches:\n- target: {kind: Deployment, labelSelector: teir=front}\n  patch: '- {op: remove, path: /spec/replicas}'\n")).toEqual([
      'SELECTOR_MATCHES_NOTHING kustomization.yaml:3 the patch selects no resource: kind=Deployment labelSelector=teir=front (did you mean tier=front?)',
    ]);
  });

  test('a replacement target', () => {
    const replacement = 'replacements:\n- source: {kind: Deployment, name: web}\n  targets:\n  - select: {kind: Deploymnt}\n    fieldPaths: [spec.x]\n';
    expect(judge(replacement)).toEqual([
      'REPLACEMENT_MATCHES_NOTHING kustomization.yaml:5 the replacement target selects no resource: kind=Deploymnt (did you mean Deployment?)',
    ]);
  });

  test('a component that changes nothing', () => {
    const component = "kind: Component\npatches:\n- {target: {kind: Deployment}, patch: '- {op: test, path: /kind, value: Deployment}'}\n";
    expect(judge('components: [idle]\n', { 'idle/kustomization.yaml': component })).toEqual([
      'COMPONENT_CHANGES_NOTHING kustomization.yaml:2 the component idle changes nothing',
    ]);
    expect(judge('components: [big]\n', { 'big/kustomization.yaml': component.replace('op: test, path: /kind, value: Deployment', 'op: add, path: /spec/x, value: 12345678901234567890') })).toEqual([]);
  });

  test('replicas of an autoscaled workload', () => {
    expect(judge('replicas:\n- {name: web, count: 3}\n')).toEqual([
      'REPLICAS_OWNED_ELSEWHERE kustomization.yaml:3 the replicas of Deployment/web are decided by HorizontalPodAutoscaler/web',
    ]);
  });

  test('a strategic patch on a list of a kind without a schema', () => {
    const patch = 'patches:\n- patch: |-\n    {apiVersion: argoproj.io/v1alpha1, kind: Rollout, metadata: {name: api}, spec: {template: {spec: {containers: [{name: api, tty: true}]}}}}\n';
    expect(judge(patch)).toEqual([
      'LIST_REPLACED_WITHOUT_SCHEMA kustomization.yaml:3 the patch replaces the list spec.template.spec.containers of Rollout/api whole, since no schema tells how to merge it',
    ]);
  });

  test('an environment file that Kustomize reads only in part', () => {
    const generator = 'configMapGenerator: [{name: web, envs: [long.env]}]\n';
    const cut = { 'long.env': `A=1\n${'B='.padEnd(65_536, 'x')}\nC=1\n` };
    expect(judge(generator, cut)).toEqual(['ENV_FILE_CUT long.env:2 this line of long.env has 65536 bytes or more: it and the lines behind it are not read']);
    expect(judge(generator, cut, false)).toEqual([]);
    expect(judge(generator, { 'long.env': `A=1\n${'B='.padEnd(65_535, 'x')}\nC=1\n` })).toEqual([]);
  });

  test('a namespace on a cluster-scoped kind, by its definition', () => {
    const custom = `apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata: {name: zones.example.com}
spec: {group: example.com, scope: Cluster, names: {kind: Zone}}
---
{apiVersion: example.com/v1, kind: Zone, metadata: {name: north}}
`;
    const files = { 'kustomization.yaml': 'namespace: shop\nresources: [zone.yaml]\n', 'zone.yaml': custom };
    expect(buildFiles(files, '.', { strict: true }).issues).toEqual([
      'NAMESPACE_ON_CLUSTER_SCOPED kustomization.yaml:1 Zone/north is cluster-scoped and has namespace shop',
    ]);
  });

  test('all of it at once, and nothing of it without strict', () => {
    const kustomization = "images: [{name: a, newTag: 'b'}]\npatches: [{target: {name: b}, patch: '- {op: remove, path: /spec}'}]\nreplicas: [{name: web, count: 2}]\n";
    expect(judge(kustomization).map((issue) => issue.split(' ')[0])).toEqual(['PATCH_MATCHES_NOTHING', 'REPLICAS_OWNED_ELSEWHERE', 'IMAGE_MATCHES_NOTHING']);
    expect(judge(kustomization, {}, false)).toEqual([]);
  });
});

test('replicas that the settings count', () => {
  const web: KubeObject = { apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name: 'web' }, spec: { replicas: 2 } };
  const { issues } = overlayObjects({ 'kustomization.yaml': 'replicas:\n- {name: web, count: 3}\n' }, [web], { settingsOwned: ['Deployment/web'] });
  expect(issues).toEqual(['REPLICAS_OWNED_ELSEWHERE kustomization.yaml:2 the replicas of Deployment/web are decided by the settings']);
});
