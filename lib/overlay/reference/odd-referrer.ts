import { isUnwritten } from '../../manifest';
import { isMap } from '../resource/res-id';
import type { Resource } from '../resource/resource';

/** Why Kustomize cannot seek what a resource refers to, whatever it refers to. undefined where it can. */
export function oddReferrer({ kind, object }: Resource): string | undefined {
  if (object.apiVersion === null && !isUnwritten(object, 'apiVersion')) return 'apiVersion is null';
  if (kind !== 'RoleBinding' || !Array.isArray(object.subjects)) return undefined;
  for (const subject of object.subjects) {
    if (!isMap(subject)) return 'a subject is no map';
    const { kind: type, namespace } = subject;
    if (type !== undefined && typeof type !== 'string') return 'the kind of a subject is no text';
    if (type !== 'ServiceAccount' || namespace === undefined) continue;
    if (typeof namespace !== 'string' || isUnwritten(subject, 'namespace')) return 'the namespace of a ServiceAccount among the subjects is no text';
  }
  return undefined;
}
