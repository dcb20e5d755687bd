import type { Resource } from '../resource/resource';
import { isMap, textOf } from '../resource/res-id';
import type { ReferenceField } from './update-references';

/**
 * The resources that had the name and that the referrer may mean: all for a cluster-scoped referrer; else those of its
 * namespace, the cluster-scoped ones, and for a RoleBinding those in its subjects' namespaces.
 */
export function reachableFrom({ referrer, map }: ReferenceField, name: string): Resource[] {
  const named = map.withAnyName(name).filter((item) => item.previous.some((was) => was.name === name));
  if (named.length === 0 || referrer.isOutsideNamespaces) return named;
  const extra = subjectNamespaces(referrer);
  const own = referrer.effectiveNamespace;
  return named.filter((item) => item.isOutsideNamespaces || item.effectiveNamespace === own || extra.has(item.namespace));
}

function subjectNamespaces(referrer: Resource): ReadonlySet<string> {
  const { subjects } = referrer.object;
  if (referrer.kind !== 'RoleBinding' || !Array.isArray(subjects)) return new Set();
  return new Set(subjects.flatMap((subject) => (isMap(subject) && textOf(subject.kind) === 'ServiceAccount' && subject.namespace !== undefined ? [textOf(subject.namespace)] : [])));
}
