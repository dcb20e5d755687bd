import fc from 'fast-check';
import { printYaml } from '../../lib/manifest';
import type { JsonObject } from '../../lib/manifest';
import { label, name, namespace, some, text } from './random-objects';
import { anyName, kind, oneOf, patchesOf } from './random-patches';
import type { Named } from './random-patches';

const pairs = fc.dictionary(label, fc.constantFrom('web', 'new', '1'), { minKeys: 1, maxKeys: 2, noNullPrototype: true });

/** There in one of `sparse` kustomizations; shrinks to nothing. */
const optional = <T>(value: fc.Arbitrary<T>, sparse: number): fc.Arbitrary<T | undefined> =>
  fc.oneof({ withCrossShrink: true }, { weight: sparse - 1, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: value });

const configurations: Readonly<Record<string, JsonObject>> = {
  'references.yaml': { nameReference: [{ kind: 'ConfigMap', version: 'v1', fieldSpecs: [{ path: 'spec/ref/name', kind: 'Thing' }, { path: 'metadata/annotations/note' }] }] },
  'fields.yaml': {
    images: [{ path: 'spec/image', kind: 'Thing' }],
    commonLabels: [{ path: 'spec/selected', kind: 'Thing', create: true }],
    commonAnnotations: [{ path: 'spec/noted', kind: 'Thing', create: true }],
    replicas: [{ path: 'spec/count', kind: 'Thing', create: true }],
    varReference: [{ path: 'spec/text', kind: 'Thing' }],
  },
  'prefixes.yaml': { namePrefix: [{ path: 'spec/ref/name', kind: 'Thing' }], nameSuffix: [{ path: 'metadata/labels/app' }], namespace: [{ path: 'spec/namespace', create: true, kind: 'Thing' }] },
};
const thing = { 'x-kubernetes-group-version-kind': [{ group: 'example.com', version: 'v1', kind: 'Thing' }] };
const list = { type: 'array', 'x-kubernetes-patch-merge-key': 'name', 'x-kubernetes-patch-strategy': 'merge', items: { type: 'object', properties: { name: { type: 'string' } } } };

/** Files that fields may name, by their names. */
export const attached: Readonly<Record<string, string>> = {
  'app.properties': 'a=b\nc: d\n',
  'app.env': '# of the environment\ne=v\n\nquoted="x y"\n',
  'crd.json': JSON.stringify({ 'com.example.Thing': { Schema: { properties: { apiVersion: { type: 'string' }, kind: { type: 'string' }, metadata: { type: 'object' }, spec: { properties: { ref: { 'x-kubernetes-object-ref-api-version': 'v1', 'x-kubernetes-object-ref-kind': 'Secret' } } } } } } }),
  'schema.json': JSON.stringify({ definitions: { 'com.example.Thing': { type: 'object', ...thing, properties: { spec: { type: 'object', properties: { list } } } } } }),
  ...Object.fromEntries(Object.entries(configurations).map(([file, config]) => [file, printYaml([config])])),
};

const generated = fc.record({
  name: fc.oneof(name, fc.constant('generated')),
  literals: fc.uniqueArray(fc.tuple(fc.constantFrom('a', 'b', 'k'), text), { minLength: 1, maxLength: 2, selector: ([key]) => key }).map((entries) => entries.map(([key, value]) => `${key}=${value}`)),
  // What fails most of the time is rare, or few trees would be built at all.
  behavior: fc.oneof({ weight: 20, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: fc.constantFrom('merge', 'replace') }),
  files: optional(fc.constantFrom(['app.properties'], ['renamed.txt=app.properties']), 5),
  envs: optional(fc.constant(['app.env']), 5),
  options: fc.constantFrom(undefined, { disableNameSuffixHash: true }, { labels: { gen: 'yes' } }, { immutable: true }),
});
const replacementOf = (there: readonly Named[]) => fc.record({
  source: fc.tuple(oneOf(there), fc.constantFrom('metadata.name', 'metadata.name', 'metadata.name', undefined, undefined, 'metadata.namespace', 'data.a', 'spec.text')).map(([{ kind: held, name: called }, fieldPath]) => ({ kind: held, name: called, fieldPath })),
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
const variableOf = (there: readonly Named[]) =>
  fc.record({ name: fc.constant('VAR'), objref: oneOf(there), fieldref: fc.constantFrom(undefined, { fieldpath: 'metadata.namespace' }, { fieldpath: 'metadata.name' }) });
const transformer = fc.constantFrom(
  { apiVersion: 'builtin', kind: 'PrefixTransformer', metadata: { name: 't' }, prefix: 't-', fieldSpecs: [{ path: 'metadata/name' }] },
  { apiVersion: 'builtin', kind: 'NamespaceTransformer', metadata: { name: 't', namespace: 'moved' }, unsetOnly: true },
  { apiVersion: 'builtin', kind: 'NamespaceTransformer', metadata: { name: 't', namespace: 'moved' }, setRoleBindingSubjects: 'allServiceAccounts', fieldSpecs: [{ path: 'metadata/namespace', create: true }] },
  { apiVersion: 'builtin', kind: 'AnnotationsTransformer', metadata: { name: 't' }, annotations: { t: 'yes' }, fieldSpecs: [{ path: 'metadata/annotations', create: true }] },
  { apiVersion: 'builtin', kind: 'ImageTagTransformer', metadata: { name: 't' }, imageTag: { name: 'nginx', newTag: 't' } },
);

/** What a kustomization of these objects says besides its resources; files that it names are in `attached`. */
export function fieldsFor(there: readonly Named[]) {
  const { patch, jsonPatch, strategicPatch } = patchesOf(there);
  const workloads = there.filter(({ kind: held }) => ['Deployment', 'StatefulSet'].includes(held));
  return fc.record({
    namePrefix: optional(fc.constantFrom('p-', 'q-'), 3),
    nameSuffix: optional(fc.constantFrom('-s', '-2'), 4),
    namespace: optional(namespace, 4),
    commonLabels: optional(pairs, 5),
    labels: optional(some(fc.record({ pairs, includeSelectors: fc.constantFrom(undefined, true), includeTemplates: fc.constantFrom(undefined, true), fields: optional(fc.constant([{ path: 'spec/selected', kind: 'Thing', create: true }]), 6) })), 4),
    commonAnnotations: optional(fc.dictionary(fc.constantFrom('note', 'owner'), text, { minKeys: 1, noNullPrototype: true }), 5),
    images: optional(some(fc.record({ name: fc.constantFrom('nginx', 'registry:5000/team/app', 'app', 'postgres'), newTag: fc.constantFrom(undefined, '2', 'v3'), newName: fc.constantFrom(undefined, 'mirror/x', 'nginx'), digest: fc.constantFrom(undefined, undefined, 'sha256:11') })), 4),
    replicas: workloads.length === 0 ? fc.constant(undefined) : optional(some(fc.record({ name: fc.constantFrom(...workloads.map((workload) => workload.name)), count: fc.nat(9) }), 1), 8),
    patches: optional(some(patch), 3),
    configMapGenerator: optional(some(generated, 1), 4),
    secretGenerator: optional(some(generated, 1), 6),
    generatorOptions: optional(fc.constantFrom({ disableNameSuffixHash: true }, { annotations: { gen: 'all' } }, { labels: { gen: 'all' } }), 8),
    replacements: optional(some(replacementOf(there), 1), 8),
    vars: optional(some(variableOf(there), 1), 15),
    transformers: optional(some(transformer.map((body) => JSON.stringify(body)), 1), 8),
    patchesStrategicMerge: optional(some(strategicPatch, 1), 12),
    patchesJson6902: optional(some(jsonPatch, 1), 12),
    configurations: optional(fc.subarray(Object.keys(configurations), { minLength: 1 }), 6),
    crds: optional(fc.constant(['crd.json']), 8),
    openapi: optional(fc.constant({ path: 'schema.json' }), 8),
    sortOptions: optional(fc.constantFrom({ order: 'fifo' }, { order: 'legacy' }, { order: 'legacy', legacySortOptions: { orderFirst: ['Service'], orderLast: ['Namespace'] } }), 10),
    buildMetadata: optional(fc.subarray(['originAnnotations', 'managedByLabel', 'transformerAnnotations'], { minLength: 1 }), 12),
  });
}
