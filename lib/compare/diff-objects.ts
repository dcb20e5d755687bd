import { objectName } from '../checks';
import type { KubeObject } from '../manifest';
import type { FieldDifference } from './diff-fields';
import { diffFields } from './diff-fields';

/** An object that two renders do not have in common. */
export interface ObjectDifference {
  /** `namespace/Kind/name`. */
  readonly object: string;
  readonly change: 'added' | 'removed' | 'changed';
  /** The object itself, of the later render unless it was removed. */
  readonly manifest: KubeObject;
  /** What changed; empty for an object that was added or removed. */
  readonly fields: readonly FieldDifference[];
}

export interface DiffOptions {
  /** Namespaces that stand for each other, where two environments are compared. */
  readonly namespaces?: readonly [before: string, after: string];
}

/** How two sets of objects differ, by object and field: those of `before` in their order, then what was added. */
export function diffObjects(before: readonly KubeObject[], after: readonly KubeObject[], { namespaces }: DiffOptions = {}): readonly ObjectDifference[] {
  const keyBefore = (object: KubeObject): string => identityOf(object, namespaces?.[0]);
  const keyAfter = (object: KubeObject): string => identityOf(object, namespaces?.[1]);
  const later = new Map(after.map((object) => [keyAfter(object), object]));
  const earlier = new Set(before.map(keyBefore));
  const changed = before.flatMap((old): ObjectDifference[] => {
    const now = later.get(keyBefore(old));
    if (now === undefined) return [{ object: objectName(old), change: 'removed', manifest: old, fields: [] }];
    const fields = diffFields(namespaces === undefined ? old : movedTo(now, old), now);
    return fields.length === 0 ? [] : [{ object: objectName(now), change: 'changed', manifest: now, fields }];
  });
  const added = after
    .filter((object) => !earlier.has(keyAfter(object)))
    .map((object): ObjectDifference => ({ object: objectName(object), change: 'added', manifest: object, fields: [] }));
  return [...changed, ...added];
}

/** The object as if it were where its counterpart is: that it is in the other namespace goes without saying. */
function movedTo({ kind, metadata }: KubeObject, old: KubeObject): KubeObject {
  const { namespace } = metadata;
  const name = kind === 'Namespace' ? metadata.name : old.metadata.name;
  return { ...old, metadata: { ...old.metadata, name, ...(namespace !== undefined && { namespace }) } };
}

/** Group, kind, namespace and name: another version of a kind is the same object. */
function identityOf({ apiVersion, kind, metadata }: KubeObject, cell: string | undefined): string {
  const group = apiVersion.includes('/') ? apiVersion.slice(0, apiVersion.indexOf('/')) : '';
  const namespace = metadata['namespace'] ?? null;
  const name = kind === 'Namespace' && metadata.name === cell ? null : metadata.name;
  return JSON.stringify([group, kind, cell !== undefined && namespace === cell ? null : namespace, name]);
}
