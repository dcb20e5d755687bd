import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { overlayCodes } from '../../lib/overlay/codes';
import type { Files } from '../scenario';
import { buildFiles } from '../scenario';

const pod = '{apiVersion: v1, kind: Pod, metadata: {name: p, annotations: {a: b}}, spec: {containers: [{name: a, image: a}]}}\n';
const alone = (kustomization: string, more: Files = {}): Files => ({ 'kustomization.yaml': `resources: [pod.yaml]\n${kustomization}`, 'pod.yaml': pod, ...more });

/** What each case ends with, in one line; the folder is /case. */
const refusals: readonly (readonly [Files, string])[] = [
  [{ 'other.yaml': '' }, 'KUSTOMIZATION_NOT_FOUND  the folder /case has none of kustomization.yaml, kustomization.yml, Kustomization'],
  [{ 'kustomization.yaml': 'namePrefix: a', Kustomization: 'namePrefix: b' }, 'KUSTOMIZATION_NOT_FOUND  the folder /case has more than one kustomization: kustomization.yaml, Kustomization'],
  [{ 'kustomization.yaml': '# nothing\n' }, 'KUSTOMIZATION_INVALID kustomization.yaml kustomization.yaml is empty'],
  [alone('images:\n- name: a\n  newtag: 1.0\n'), 'KUSTOMIZATION_INVALID kustomization.yaml:4 expected a string, found the number 1'],
  [alone('namePrefx: a\n'), 'KUSTOMIZATION_INVALID kustomization.yaml:2 unknown field "namePrefx" (did you mean namePrefix?)'],
  [alone('resource: [a]\n'), 'KUSTOMIZATION_INVALID kustomization.yaml:2 unknown field "resource" (did you mean resources?)'],
  [{ 'kustomization.yaml': 'resources: [b]\n', 'b/kustomization.yaml': 'resources: [..]\n' }, 'KUSTOMIZATION_CYCLE b/kustomization.yaml:1 .. leads back to /case/b'],
  [alone('patches:\n- path: none.yaml\n'), 'FILE_NOT_FOUND kustomization.yaml:3 there is no file none.yaml'],
  [alone('components:\n- none\n'), 'FILE_NOT_FOUND kustomization.yaml:3 there is no file and no folder none'],
  [alone('components:\n- pod.yaml\n'), 'FILE_NOT_FOUND kustomization.yaml:3 pod.yaml is a file, not a folder'],
  [{ 'kustomization.yaml': 'resources: [a.yaml]\n', 'a.yaml': pod.replace('a: b', 'a: "\\x7f"') }, 'RESOURCE_INVALID  Pod.v1.[noGrp]/p.[noNs] cannot be printed: control characters are not allowed'],
  [{ 'kustomization.yaml': 'resources: [b]\n', 'b/kustomization.yaml': 'resources:\n- ../pod.yaml\n', 'pod.yaml': pod }, 'FILE_OUTSIDE_ROOT b/kustomization.yaml:2 ../pod.yaml is not in or below /case/b'],
  [{ 'kustomization.yaml': 'resources:\n- https://example.com/a.yaml\n' }, 'RESOURCE_REMOTE kustomization.yaml:2 https://example.com/a.yaml is remote, and nothing is fetched during a build (Copy what is needed into the repository and name the copy.)'],
  [{ 'kustomization.yaml': 'resources:\n- github.com/example/base?ref=v1\n' }, 'RESOURCE_REMOTE kustomization.yaml:2 github.com/example/base?ref=v1 is remote, and nothing is fetched during a build'],
  [{ 'kustomization.yaml': 'helmCharts:\n- name: redis\n' }, 'HELM_REFUSED kustomization.yaml:1 Helm charts are not inflated by a build (Render the chart with helm template and name the result in resources.)'],
  [alone('transformers: [t.yaml]\n', { 't.yaml': '{apiVersion: example.com/v1, kind: Upper, metadata: {name: a}}' }), 'PLUGIN_NOT_BUILTIN t.yaml:1 example.com/v1 Upper would run a program, and a build runs none (Use a builtin one, or write its result into a file.)'],
  [alone('transformers: [t.yaml]\n', { 't.yaml': '{apiVersion: builtin, kind: prefixTransformer, metadata: {name: a}}' }), 'PLUGIN_NOT_BUILTIN t.yaml:1 prefixTransformer is none of the builtins that can stand here (did you mean PrefixTransformer?)'],
  [alone('generators: [t.yaml]\n', { 't.yaml': '{apiVersion: builtin, kind: LabelTransformer, metadata: {name: a}}' }), 'PLUGIN_NOT_BUILTIN t.yaml:1 LabelTransformer is none of the builtins that can stand here (They are ConfigMapGenerator, SecretGenerator, IAMPolicyGenerator.)'],
  [alone('generators: [t.yaml]\n', { 't.yaml': '{apiVersion: builtin, kind: HelmChartInflationGenerator, metadata: {name: a}}' }), 'HELM_REFUSED t.yaml:1 Helm charts are not inflated by a build'],
  [alone('transformers: [t.yaml]\n', { 't.yaml': '{apiVersion: builtin, kind: PrefixTransformer, metadata: {name: a}, prefix: b}' }), 'PLUGIN_INVALID t.yaml:1 PrefixTransformer needs fieldSpecs'],
  [alone('validators: [t.yaml]\n', { 't.yaml': '{apiVersion: builtin, kind: PrefixTransformer, metadata: {name: a}, prefix: b, fieldSpecs: [{path: metadata/name}]}' }), 'VALIDATOR_CHANGED t.yaml:1 the validator PrefixTransformer writes to Pod/p'],
  [{ 'kustomization.yaml': 'resources: [a.yaml]\n', 'a.yaml': 'apiVersion: v1\nkind: Pod\n' }, 'RESOURCE_INVALID a.yaml:1 the Pod has no metadata.name'],
  [{ 'kustomization.yaml': 'resources: [a.yaml]\n', 'a.yaml': 'apiVersion: v1\nmetadata: {name: a}\n' }, 'RESOURCE_INVALID a.yaml:1 the resource has no kind'],
  [{ 'kustomization.yaml': 'resources: [a.yaml]\n', 'a.yaml': 'a: 1\nb: 2\na: 3\n' }, 'YAML_SYNTAX a.yaml:3'],
  [alone('components: [c]\n', { 'c/kustomization.yaml': 'kind: Component\nresources: [pod.yaml]\n', 'c/pod.yaml': pod }), 'ID_CONFLICT c/kustomization.yaml:2 Pod.v1.[noGrp]/p.[noNs] is there already'],
  [{ 'kustomization.yaml': 'namespace: shop\nresources: [a.yaml]\n', 'a.yaml': `${pod}---\n${pod.replace('name: p', 'name: p, namespace: o')}` }, 'NAMESPACE_CONFLICT kustomization.yaml:1 in namespace shop these become one: Pod.v1.[noGrp]/p.default and Pod.v1.[noGrp]/p.o'],
  [alone('configurations: [c.yaml]\n', { 'c.yaml': 'commonLabels: [{path: metadata/labels, create: false}]' }), 'CONFIGURATION_INVALID kustomization.yaml:2 the field metadata/labels is configured with and without create'],
  [alone('openapi: {version: v1.28.0}\n'), 'OPENAPI_INVALID kustomization.yaml:2 there is no builtin schema of version v1.28.0'],
  [alone("patches:\n- target: {kind: 'Po(d'}\n  patch: '- {op: remove, path: /spec}'\n"), 'SELECTOR_INVALID kustomization.yaml:3 kind "Po(d" is no regular expression'],
  [alone("patches:\n- patch: '- {op: remove, path: /spec}'\n"), 'PATCH_INVALID kustomization.yaml:3 a JSON patch needs a target'],
  [alone('patches:\n- {path: a, patch: b}\n'), 'PATCH_INVALID kustomization.yaml:3 a patch may not have both path and patch'],
  [alone('patchesStrategicMerge:\n- |-\n  {apiVersion: v1, kind: Pod, metadata: {name: q}}\n'), 'PATCH_TARGET_NOT_FOUND kustomization.yaml:3 no resource is named Pod.v1.[noGrp]/q.[noNs]'],
  [alone("patches:\n- target: {kind: Pod}\n  patch: '- {op: remove, path: /spec/none}'\n"), 'PATCH_FAILED kustomization.yaml:4 Pod.v1.[noGrp]/p.[noNs]: remove /spec/none: there is nothing to remove'],
  [alone('patches:\n- patch: |-\n    {apiVersion: v1, kind: Pod, metadata: {name: p}, spec: [a]}\n'), 'PATCH_FAILED kustomization.yaml:3 Pod.v1.[noGrp]/p.[noNs]: the patch has a list at spec, where the resource has a map'],
  [{ 'kustomization.yaml': 'resources: [a.yaml]\ncommonLabels: {a: b}\n', 'a.yaml': '{apiVersion: apps/v1, kind: Deployment, metadata: {name: d}, spec: text}' }, 'FIELD_MISMATCH kustomization.yaml:2 Deployment.v1.apps/d.[noNs]: expected a list or a map before selector/matchLabels, found "text"'],
  [alone('replicas:\n- {name: pp, count: 1}\n'), 'REPLICAS_MATCH_NOTHING kustomization.yaml:3 replicas of pp: there is no Deployment, ReplicationController, ReplicaSet, StatefulSet with this name (did you mean p?)'],
  [alone('replacements:\n- source: {kind: Pod, fieldPath: spec.none}\n  targets: [{select: {kind: Pod}}]\n'), 'REPLACEMENT_INVALID kustomization.yaml:3 Pod.v1.[noGrp]/p.[noNs] has no spec.none'],
  [alone('replacements: [{path: none.yaml}]\n', { 'none.yaml': '# nothing\n' }), 'REPLACEMENT_INVALID kustomization.yaml:2 a replacement needs a source and at least one target'],
  [alone('commonAnnotations: {config.kubernetes.io/origin: mine}\nbuildMetadata: [originAnnotations]\n'), "ANNOTATION_INVALID kustomization.yaml:2 Pod.v1.[noGrp]/p.[noNs]: config.kubernetes.io/origin is Kustomize's own, and cannot be read"],
  [alone('configMapGenerator:\n- {name: a, literals: [b]}\n'), 'GENERATOR_INVALID kustomization.yaml:3 the literal "b" must be written key=value'],
  [alone('configMapGenerator:\n- {name: a, behavior: merge, literals: [b=c]}\n'), 'GENERATOR_CONFLICT kustomization.yaml:3 there is no ConfigMap.v1.[noGrp]/a.[noNs] to merge'],
  [alone('transformers: [t.yaml]\n', { 't.yaml': '{apiVersion: builtin, kind: NamespaceTransformer, metadata: {name: a, namespace: n}, setRoleBindingSubjects: some}' }), 'TRANSFORMER_INVALID t.yaml:1 setRoleBindingSubjects must be one of defaultOnly, allServiceAccounts, none, not some'],
  [alone('vars:\n- {name: A, objref: {apiVersion: v1, kind: Service, name: s}}\n'), 'VAR_INVALID kustomization.yaml:3 the var A names no resource that is here, or no field of it'],
];

test.each(refusals)('%j', (files, expected) => {
  const { text, issues } = buildFiles(files);
  expect(text).toBe('');
  expect(issues[0]?.replace('/case/', '')).toContain(expected.replace('/case/', ''));
});

test('a name that two renamed resources had is ambiguous', () => {
  const rename = (namespace: string): string => `- {target: {namespace: ${namespace}}, patch: '- {op: replace, path: /metadata/name, value: in-${namespace}}'}\n`;
  const config = (namespace: string): string => `{apiVersion: v1, kind: ConfigMap, metadata: {name: c, namespace: ${namespace}}}\n---\n`;
  const role = '{apiVersion: rbac.authorization.k8s.io/v1, kind: ClusterRole, metadata: {name: r}, rules: [{resourceNames: [c]}]}';
  const { issues } = buildFiles({
    'kustomization.yaml': `resources: [all.yaml]\npatches:\n${rename('one')}${rename('two')}`,
    'all.yaml': config('one') + config('two') + role,
  });
  expect(issues).toEqual([
    'REFERENCE_AMBIGUOUS kustomization.yaml:1 ClusterRole.v1.rbac.authorization.k8s.io/r.[noNs]: c in rules/resourceNames may be any of ConfigMap.v1.[noGrp]/in-one.one, ConfigMap.v1.[noGrp]/in-two.two',
  ]);
});

test('every refusal is shown here or in strict.test.ts', () => {
  const shown = [__filename, join(__dirname, 'strict.test.ts')].map((file) => readFileSync(file, 'utf8')).join('');
  expect(Object.keys(overlayCodes).filter((code) => !shown.includes(`${code} `))).toEqual([]);
});
