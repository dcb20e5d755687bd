import fc from 'fast-check';
import { objectKey, printYaml } from '../../lib/manifest';
import type { JsonObject } from '../../lib/manifest';
import { label, name, namespace, object, text } from './random-objects';

const some = <T>(value: fc.Arbitrary<T>, maxLength = 2): fc.Arbitrary<T[]> => fc.array(value, { minLength: 1, maxLength });
const pairs = fc.dictionary(label, fc.constantFrom('web', 'new', '1'), { minKeys: 1, maxKeys: 2, noNullPrototype: true });
const kind = fc.constantFrom('ConfigMap', 'Service', 'Deployment', 'StatefulSet', 'Thing', 'Deploy.*|Stateful.*', 'Secret', 'RoleBinding');
const anyName = fc.oneof(name, name.map((stem) => `p-${stem}`), fc.constantFrom('w.*', '.*'));

const selector = fc.oneof(
  fc.record({ kind }),
  fc.record({ kind, name: anyName }),
  fc.record({ labelSelector: fc.constantFrom('app=web', 'tier in (web,db)', '!app', 'app') }),
  fc.record({ name: anyName, namespace }),
);
const operation = fc.oneof(
  fc.record({ op: fc.constant('add'), path: fc.constantFrom('/metadata/annotations', '/metadata/labels', '/spec/extra'), value: fc.constantFrom({ x: 'v' }, { 'a/b': '1' }) }),
  fc.record({ op: fc.constant('replace'), path: fc.constant('/metadata/name'), value: name }),
  fc.record({ op: fc.constantFrom('add', 'replace'), path: fc.constantFrom('/spec/replicas', '/spec/template/spec/containers/0/image'), value: fc.constantFrom(3, 'text') }),
  fc.record({ op: fc.constant('remove'), path: fc.constantFrom('/spec', '/data', '/metadata/labels') }),
);
const strategic = fc.tuple(
  fc.constantFrom('apps/v1 Deployment', 'apps/v1 StatefulSet', 'v1 ConfigMap', 'v1 Service', 'example.com/v1 Thing'),
  name,
  fc.constantFrom<JsonObject>(
    { spec: { replicas: 4 } },
    { spec: { template: { spec: { containers: [{ name: 'main', image: 'patched:1', env: [{ name: 'A', value: 'patched' }] }, { name: 'new', image: 'new' }] } } } },
    { spec: { template: { spec: { containers: [{ name: 'side', $patch: 'delete' }], volumes: [{ name: 'v', emptyDir: {} }] } } } },
    { spec: { ports: [{ port: 80, name: 'patched' }, { port: 8080 }], selector: null } },
    { data: { a: null, z: 'new' } },
    { spec: { list: [{ name: 'a', v: 9 }], ref: { $patch: 'replace', x: 'v' } } },
    { $patch: 'delete' },
    { metadata: { labels: { tier: 'patched', app: null }, annotations: { note: 'patched' } } },
  ),
).map(([type, patched, body]) => {
  const [apiVersion = '', patchedKind = ''] = type.split(' ');
  return { ...body, apiVersion, kind: patchedKind, metadata: { ...(body.metadata as JsonObject | undefined), name: patched } };
});
const patch = fc.oneof(
  { weight: 4, arbitrary: fc.record({ target: selector, patch: some(operation).map((operations) => JSON.stringify(operations)), options: fc.constantFrom(undefined, { allowNameChange: true }) }) },
  { weight: 8, arbitrary: fc.record({ target: selector, patch: strategic.map((body) => printYaml([body])) }) },
  { weight: 1, arbitrary: fc.record({ patch: strategic.map((body) => JSON.stringify(body)) }) },
);
const generated = fc.record({
  name: fc.oneof(name, fc.constant('generated')),
  literals: fc.uniqueArray(fc.tuple(fc.constantFrom('a', 'b', 'k'), text), { minLength: 1, maxLength: 2, selector: ([key]) => key }).map((entries) => entries.map(([key, value]) => `${key}=${value}`)),
  // What fails most of the time is rare, or few trees would be built at all.
  behavior: fc.oneof({ weight: 20, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: fc.constantFrom('merge', 'replace') }),
  options: fc.constantFrom(undefined, { disableNameSuffixHash: true }, { labels: { gen: 'yes' } }, { immutable: true }),
});
const replacement = fc.record({
  source: fc.oneof(fc.record({ kind, name, fieldPath: fc.constantFrom('metadata.name', 'metadata.namespace', 'data.a', 'spec.text') }), fc.record({ kind: fc.constant('Service'), name })),
  targets: some(
    fc.record({
      select: fc.oneof(fc.record({ kind }), fc.record({ kind, name: anyName })),
      reject: fc.constantFrom(undefined, [{ name: 'web' }], [{ kind: 'Service' }]),
      fieldPaths: fc.constantFrom(['metadata.annotations.replaced'], ['spec.template.spec.containers.[name=main].image'], ['spec.template.spec.containers.*.env.[name=A].value'], ['spec.ref.name'], ['data.a']),
      options: fc.constantFrom(undefined, { create: true }, { create: true }, { delimiter: ':', index: 1 }),
    }),
    1,
  ),
});
const variable = fc.record({
  name: fc.constant('VAR'),
  objref: fc.oneof(fc.record({ apiVersion: fc.constant('v1'), kind: fc.constantFrom('Service', 'ConfigMap'), name }), fc.record({ apiVersion: fc.constant('apps/v1'), kind: fc.constant('Deployment'), name })),
  fieldref: fc.constantFrom(undefined, { fieldpath: 'metadata.namespace' }, { fieldpath: 'metadata.name' }),
});
const transformer = fc.constantFrom(
  { apiVersion: 'builtin', kind: 'PrefixTransformer', metadata: { name: 't' }, prefix: 't-', fieldSpecs: [{ path: 'metadata/name' }] },
  { apiVersion: 'builtin', kind: 'NamespaceTransformer', metadata: { name: 't', namespace: 'moved' }, unsetOnly: true },
  { apiVersion: 'builtin', kind: 'NamespaceTransformer', metadata: { name: 't', namespace: 'moved' }, setRoleBindingSubjects: 'allServiceAccounts', fieldSpecs: [{ path: 'metadata/namespace', create: true }] },
  { apiVersion: 'builtin', kind: 'AnnotationsTransformer', metadata: { name: 't' }, annotations: { t: 'yes' }, fieldSpecs: [{ path: 'metadata/annotations', create: true }] },
  { apiVersion: 'builtin', kind: 'ImageTagTransformer', metadata: { name: 't' }, imageTag: { name: 'nginx', newTag: 't' } },
);

/** There in one of `sparse` kustomizations; shrinks to nothing. */
const optional = <T>(value: fc.Arbitrary<T>, sparse: number): fc.Arbitrary<T | undefined> =>
  fc.oneof({ withCrossShrink: true }, { weight: sparse - 1, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: value });

const fields = fc.record({
  namePrefix: optional(fc.constantFrom('p-', 'q-'), 3),
  nameSuffix: optional(fc.constantFrom('-s', '-2'), 4),
  namespace: optional(namespace, 4),
  commonLabels: optional(pairs, 5),
  labels: optional(some(fc.record({ pairs, includeSelectors: fc.constantFrom(undefined, true), includeTemplates: fc.constantFrom(undefined, true) })), 4),
  commonAnnotations: optional(fc.dictionary(fc.constantFrom('note', 'owner'), text, { minKeys: 1, noNullPrototype: true }), 5),
  images: optional(some(fc.record({ name: fc.constantFrom('nginx', 'registry:5000/team/app', 'app', 'postgres'), newTag: fc.constantFrom(undefined, '2', 'v3'), newName: fc.constantFrom(undefined, 'mirror/x', 'nginx'), digest: fc.constantFrom(undefined, undefined, 'sha256:11') })), 4),
  replicas: optional(some(fc.record({ name, count: fc.nat(9) }), 1), 40),
  patches: optional(some(patch), 3),
  configMapGenerator: optional(some(generated, 1), 4),
  secretGenerator: optional(some(generated, 1), 6),
  generatorOptions: optional(fc.constantFrom({ disableNameSuffixHash: true }, { annotations: { gen: 'all' } }, { labels: { gen: 'all' } }), 8),
  replacements: optional(some(replacement, 1), 12),
  vars: optional(some(variable, 1), 30),
  transformers: optional(some(transformer.map((body) => JSON.stringify(body)), 1), 8),
  sortOptions: optional(fc.constantFrom({ order: 'fifo' }, { order: 'legacy' }, { order: 'legacy', legacySortOptions: { orderFirst: ['Service'], orderLast: ['Namespace'] } }), 10),
  buildMetadata: optional(fc.subarray(['originAnnotations', 'managedByLabel', 'transformerAnnotations'], { minLength: 1 }), 12),
});
const objects = (maxLength: number): fc.Arbitrary<JsonObject[]> => fc.uniqueArray(object, { minLength: 1, maxLength, selector: objectKey });

/** A base, perhaps a second one and a component, an overlay of them, perhaps one above that. Built in `top`. */
export const randomTree: fc.Arbitrary<Record<string, string>> = fc
  .record({
    base: fc.tuple(objects(7), fields),
    second: fc.option(fc.tuple(objects(3), fields), { nil: undefined, freq: 2 }),
    component: fc.option(fields, { nil: undefined, freq: 2 }),
    over: fc.tuple(fc.option(objects(2), { nil: [], freq: 2 }), fields),
    top: fc.option(fields, { nil: undefined, freq: 2 }),
    again: fc.boolean(),
  })
  .map(({ base, second, component, over, top, again }) => {
    const files: Record<string, string> = {};
    const write = (folder: string, list: readonly JsonObject[], resources: readonly string[], rest: object): void => {
      if (list.length > 0) files[`${folder}/objects.yaml`] = printYaml(list);
      files[`${folder}/kustomization.yaml`] = JSON.stringify({ resources: [...resources, ...(list.length > 0 ? ['objects.yaml'] : [])], ...rest });
    };
    write('base', base[0], [], base[1]);
    if (second) write('second', second[0], again ? ['../base'] : [], { ...second[1], namePrefix: second[1].namePrefix ?? 'second-' });
    if (component) files['component/kustomization.yaml'] = JSON.stringify({ apiVersion: 'kustomize.config.k8s.io/v1alpha1', kind: 'Component', ...component });
    const inner = top ? 'over' : 'top';
    write(inner, over[0], ['../base', ...(second ? ['../second'] : [])], { ...over[1], ...(component ? { components: ['../component'] } : {}) });
    if (top) write('top', [], ['../over'], top);
    return files;
  });
