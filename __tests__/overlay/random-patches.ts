import fc from 'fast-check';
import { printYaml } from '../../lib/manifest';
import type { Json, JsonObject } from '../../lib/manifest';
import { name, namespace, some } from './random-objects';

export const kind = fc.constantFrom('ConfigMap', 'Service', 'Deployment', 'StatefulSet', 'Thing', 'Deploy.*|Stateful.*', 'Secret', 'RoleBinding');
export const anyName = fc.oneof(name, name.map((stem) => `p-${stem}`), fc.constantFrom('w.*', '.*'));

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
  fc.record({ op: fc.constant('replace'), path: fc.constant('/kind'), value: fc.constantFrom('Deployment', 'ConfigMap', 'Service', 'Thing') }),
  fc.record({ op: fc.constantFrom('add', 'replace'), path: fc.constant('/metadata/namespace'), value: namespace }),
  fc.record({ op: fc.constantFrom('copy', 'move'), from: fc.constantFrom('/metadata/labels', '/metadata/name'), path: fc.constantFrom('/metadata/annotations', '/spec/copied') }),
  fc.record({ op: fc.constant('add'), path: fc.constantFrom('/spec/template/spec/containers/-', '/spec/list/0', '/spec/ports/-'), value: fc.constantFrom({ name: 'added', image: 'nginx' }, { name: 'added', port: 1 }) }),
);
const bodies = fc.constantFrom<JsonObject>(
  { spec: { replicas: 4 } },
  { spec: { template: { spec: { containers: [{ name: 'main', image: 'patched:1', env: [{ name: 'A', value: 'patched' }] }, { name: 'new', image: 'new' }] } } } },
  { spec: { template: { spec: { containers: [{ name: 'side', $patch: 'delete' }], volumes: [{ name: 'v', emptyDir: {} }] } } } },
  { spec: { ports: [{ port: 80, name: 'patched' }, { port: 8080 }], selector: null } },
  { data: { a: null, z: 'new' } },
  { spec: { list: [{ name: 'a', v: 9 }], ref: { $patch: 'replace', x: 'v' } } },
  { $patch: 'delete' },
  { $patch: 'replace', spec: { replicas: 7 } },
  { metadata: { namespace: 'shop' }, data: { a: 'of shop' } },
  { spec: { template: { spec: { containers: [{ $patch: 'replace' }, { name: 'only', image: 'nginx' }] } } } },
  { spec: { template: { spec: { '$setElementOrder/containers': [{ name: 'side' }, { name: 'main' }], initContainers: [{ name: 'first', image: 'app' }], volumes: [{ name: 'v', $patch: 'delete' }], tolerations: [{ key: 'a' }] } } } },
  { metadata: { labels: { tier: 'patched', app: null }, annotations: { note: 'patched' } } },
);

/** What a patch, a selector or a source may name. */
export interface Named {
  readonly apiVersion: string;
  readonly kind: string;
  readonly name: string;
  readonly namespace?: string;
}

/** One that is there, most of the time: what names nothing is refused, and few trees would be built. */
export const oneOf = (there: readonly Named[]): fc.Arbitrary<Named> =>
  fc.oneof(
    { weight: 9, arbitrary: fc.constantFrom(...there) },
    { weight: 1, arbitrary: fc.tuple(fc.constantFrom('apps/v1 Deployment', 'v1 ConfigMap', 'v1 Service', 'example.com/v1 Thing'), name).map(([type, called]) => ({ apiVersion: type.split(' ')[0] ?? '', kind: type.split(' ')[1] ?? '', name: called })) },
  );

const strategicOf = (there: readonly Named[]): fc.Arbitrary<JsonObject> =>
  fc.tuple(oneOf(there), bodies).map(([{ apiVersion, kind: held, ...id }, body]) => ({ ...body, apiVersion, kind: held, metadata: { ...id, ...(body.metadata as JsonObject | undefined) } }));

/** Entries of `patches`, `patchesStrategicMerge` and `patchesJson6902`. */
export function patchesOf(there: readonly Named[]) {
  const strategic = strategicOf(there);
  const aimed = fc.oneof(selector, oneOf(there).map((found) => ({ kind: found.kind, name: found.name })));
  const patch = fc.oneof(
    { weight: 4, arbitrary: fc.record({ target: aimed, patch: some(operation).map((operations) => JSON.stringify(operations)), options: fc.constantFrom(undefined, { allowNameChange: true }) }) },
    { weight: 6, arbitrary: fc.record({ target: aimed, patch: strategic.map((body) => printYaml([body])) }) },
    { weight: 3, arbitrary: fc.record({ patch: strategic.map((body) => JSON.stringify(body)) }) },
    { weight: 2, arbitrary: fc.record({ patch: some(strategic).map((bodies) => printYaml(bodies)) }) },
    { weight: 2, arbitrary: fc.record({ target: aimed, patch: strategic.map((body) => printYaml([body])), options: fc.constant({ allowNameChange: true, allowKindChange: true }) }) },
  );
  const jsonPatch = fc.tuple(oneOf(there), some(operation)).map(([{ apiVersion, ...target }, operations]) => ({
    target: { ...target, version: apiVersion.split('/').at(-1), ...(apiVersion.includes('/') ? { group: apiVersion.split('/')[0] } : {}) },
    patch: printYaml([operations as Json]),
  }));
  return { patch, jsonPatch, strategicPatch: strategic.map((body) => printYaml([body])) };
}
