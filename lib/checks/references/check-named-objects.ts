import type { Issue } from '../../issue';
import type { Json } from '../../manifest';
import type { CheckContext, JudgedManifest } from '../context';
import { isObject, textAt, valueAt } from '../field';
import { kindOf, namespaceOf } from '../object-index';
import { podTemplates } from '../pod-templates';
import { reportAt } from '../report-at';
import { walkPath } from '../walk-path';
import { didYouMean } from './did-you-mean';
import type { KnownObjects } from './known-objects';
import { knownObjects } from './known-objects';
import type { ReferenceField } from './reference-fields';
import { clusterKinds, objectFields, podFields, providedKinds } from './reference-fields';

/** Names of objects and their keys, in every field of reference-fields.ts: REFERENCE_DANGLES, REFERENCE_KEY_MISSING. */
export function checkNamedObjects(context: CheckContext): Issue[] {
  const known = knownObjects(context);
  const inPods = podTemplates(context).flatMap(({ manifest, spec, path }) => podFields.flatMap((field) => checkField(manifest, spec, path, field, known)));
  const inObjects = context.manifests.flatMap((manifest) => (objectFields[kindOf(manifest.object)] ?? []).flatMap((field) => checkField(manifest, manifest.object, '', field, known)));
  return [...inPods, ...inObjects];
}

function checkField(manifest: JudgedManifest, root: Json, prefix: string, field: ReferenceField, known: KnownObjects): Issue[] {
  return walkPath(root, field.at, prefix).flatMap(({ value, path }) => {
    const name = field.name === undefined ? value : valueAt(value, field.name);
    if (typeof name !== 'string' || name === '' || valueAt(value, 'optional') === true) return [];
    const kind = kindNamed(field.kind, value);
    const namespace = clusterKinds.has(kind) ? 'default' : (textAt(value, 'namespace') ?? namespaceOf(manifest.object));
    if (!isJudged(kind, namespace, name, known)) return [];
    const namePath = field.name === undefined ? path : `${path}.${field.name}`;
    if (!known.exists(kind, namespace, name)) return [dangles(manifest, kind, namespace, name, namePath, known)];
    return [
      ...keysNamed(value, field, path).flatMap(({ key, keyPath }) => checkKey(manifest, kind, namespace, name, key, keyPath, known)),
      ...(field.needs ?? []).flatMap((key) => checkKey(manifest, kind, namespace, name, key, namePath, known)),
    ];
  });
}

/** The kind as `Deployment.apps`, from the field beside the name where there is one. */
function kindNamed(kind: ReferenceField['kind'], value: Json): string {
  if (typeof kind === 'string') return kind;
  const said = valueAt(value, kind.field);
  const name = said === true ? `Cluster${kind.otherwise}` : typeof said === 'string' && said !== '' ? said : kind.otherwise;
  const group = kind.groupField === undefined ? undefined : textAt(value, kind.groupField);
  const named = group === undefined ? kind.group : group.includes('/') ? group.slice(0, group.indexOf('/')) : kind.groupField === 'apiVersion' ? '' : group;
  return named === undefined || named === '' ? name : `${name}.${named}`;
}

const builtInRoles = new Set(['view', 'edit', 'admin', 'cluster-admin']);

/** Not judged: people, what the cluster brings along, and namespaces that the manifests do not show. */
function isJudged(kind: string, namespace: string, name: string, { index }: KnownObjects): boolean {
  if (kind === 'User' || kind === 'Group' || kind.startsWith('User.') || kind.startsWith('Group.')) return false;
  if (kind === 'ClusterRole.rbac.authorization.k8s.io' && (builtInRoles.has(name) || name.startsWith('system:'))) return false;
  if (providedKinds.has(kind)) return index.ofKind(kind).length > 0 && !name.startsWith('system-');
  return clusterKinds.has(kind) || index.namespaces.has(namespace);
}

function dangles(manifest: JudgedManifest, kind: string, namespace: string, name: string, path: string, known: KnownObjects): Issue {
  const where = clusterKinds.has(kind) ? '' : ` in namespace ${namespace}`;
  return reportAt(manifest, 'REFERENCE_DANGLES', `${shortKind(kind)} "${name}" does not exist${where}.`, { path, ...didYouMean(name, known.names(kind, namespace)) });
}

function checkKey(manifest: JudgedManifest, kind: string, namespace: string, name: string, key: string, path: string, known: KnownObjects): Issue[] {
  const keys = known.keys(kind, namespace, name);
  if (keys === undefined || keys.includes(key)) return [];
  const has = keys.length === 0 ? 'It has no keys.' : `Its keys are ${[...keys].sort().join(', ')}.`;
  const near = didYouMean(key, keys);
  return [reportAt(manifest, 'REFERENCE_KEY_MISSING', `${shortKind(kind)} "${name}" has no key "${key}".`, { path, hint: near.hint ?? has })];
}

function keysNamed(value: Json, { keys }: ReferenceField, path: string): { readonly key: string; readonly keyPath: string }[] {
  if (keys === undefined || !isObject(value)) return [];
  return walkPath(value, keys, path).flatMap(({ value: key, path: keyPath }) => (typeof key === 'string' ? [{ key, keyPath }] : []));
}

function shortKind(kind: string): string {
  return kind.split('.')[0] ?? kind;
}
