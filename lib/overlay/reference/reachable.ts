import type { Json } from '../../manifest';
import type { Resource } from '../resource/resource';
import type { ResMap } from '../resource/res-map';
import { isMap, noNamespace, textOf } from '../resource/res-id';
import type { ReferenceField } from './update-references';

/**
 * The resources that had the name and that the referrer may mean: all for a cluster-scoped referrer; else those of its
 * namespace, the cluster-scoped ones, and for a RoleBinding those in its subjects' namespaces.
 */
export function reachableFrom({ referrer, formerNames }: ReferenceField, name: string): readonly Resource[] {
  const named = formerNames.find(name);
  if (named.size === 0) return [];
  const namespaces = referrer.isOutsideNamespaces ? [...named.keys()] : new Set([noNamespace, referrer.effectiveNamespace, ...[...subjectNamespaces(referrer)].map((one) => one || 'default')]);
  return [...namespaces].flatMap((one) => named.get(one) ?? []).filter(isReachableFrom(referrer));
}

/** The resources that had a name, by the namespace that they are in now: the same names stand in many namespaces. */
export class FormerNames {
  private readonly known = new Map<string, ReadonlyMap<string, readonly Resource[]>>();

  constructor(private readonly map: ResMap) {}

  find(name: string): ReadonlyMap<string, readonly Resource[]> {
    const known = this.known.get(name) ?? this.group(name);
    this.known.set(name, known);
    return known;
  }

  private group(name: string): ReadonlyMap<string, readonly Resource[]> {
    const groups = new Map<string, Resource[]>();
    for (const item of this.map.withAnyName(name)) {
      if (!item.previous.some((was) => was.name === name)) continue;
      const group = groups.get(item.effectiveNamespace) ?? [];
      group.push(item);
      groups.set(item.effectiveNamespace, group);
    }
    return groups;
  }
}

function isReachableFrom(referrer: Resource): (item: Resource) => boolean {
  if (referrer.isOutsideNamespaces) return () => true;
  const extra = subjectNamespaces(referrer);
  const own = referrer.effectiveNamespace;
  return (item) => item.isOutsideNamespaces || item.effectiveNamespace === own || extra.has(item.namespace);
}

/** For each namespace that resources were in at first, one resource for each that those are in now. */
export type FirstNamespaces = ReadonlyMap<string, ReadonlyMap<string, Resource>>;

/** Sorts resources by the namespace that they were in at first. */
export function indexFirstNamespaces(resources: readonly Resource[]): FirstNamespaces {
  const index = new Map<string, Map<string, Resource>>();
  for (const resource of resources) {
    const first = firstNamespace(resource);
    const now = index.get(first) ?? new Map<string, Resource>();
    index.set(first, now.set(`${resource.effectiveNamespace}|${resource.namespace}`, resource));
  }
  return index;
}

const firstNamespace = (resource: Resource): string => resource.previous[0]?.namespace ?? resource.effectiveNamespace;

/**
 * Those of the namespace written; none where it is empty, or null. Kustomize means the namespaces of before the build if
 * any resource, of whatever name, was in it then, and else those of now.
 */
export function inNamespace(candidates: readonly Resource[], namespace: Json | undefined, { referrer, firstNamespaces }: ReferenceField): readonly Resource[] {
  if (namespace === undefined) return candidates;
  const wanted = textOf(namespace);
  if (wanted === '') return [];
  const wasUsed = [...(firstNamespaces.get(wanted)?.values() ?? [])].some(isReachableFrom(referrer));
  return candidates.filter((item) => (wasUsed ? firstNamespace(item) : item.effectiveNamespace) === wanted);
}

function subjectNamespaces(referrer: Resource): ReadonlySet<string> {
  const { subjects } = referrer.object;
  if (referrer.kind !== 'RoleBinding' || !Array.isArray(subjects)) return new Set();
  return new Set(subjects.flatMap((subject) => (isMap(subject) && textOf(subject.kind) === 'ServiceAccount' && subject.namespace !== undefined ? [textOf(subject.namespace)] : [])));
}
