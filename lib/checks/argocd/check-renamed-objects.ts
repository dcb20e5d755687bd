import { isDeepStrictEqual } from 'node:util';
import type { Issue } from '../../issue';
import type { Json } from '../../manifest';
import type { CheckContext, JudgedManifest } from '../context';
import { kindOf, namespaceOf } from '../object-index';
import { reportAt } from '../report-at';
import { compareDelivery } from './comparison';

/** Kinds that others reach by name or that serve while they live; a ConfigMap may well change its name. */
const servingKinds: ReadonlySet<string> = new Set([
  'Deployment.apps',
  'StatefulSet.apps',
  'DaemonSet.apps',
  'Rollout.argoproj.io',
  'Service',
  'PersistentVolumeClaim',
  'Cluster.postgresql.cnpg.io',
]);

/**
 * Reports ARGOCD_RENAMED where an object is gone and another of its kind has come that is the same but for the name:
 * Argo CD knows no renaming, it makes the new one and deletes the old one.
 */
export function checkRenamedObjects(context: CheckContext): Issue[] {
  const { removed = [], added = [] } = compareDelivery(context) ?? {};
  const left = added.filter(({ object }) => servingKinds.has(kindOf(object)));
  return removed
    .filter(({ object }) => servingKinds.has(kindOf(object)))
    .flatMap((before) => {
      const index = left.findIndex((after) => isRenamed(before, after));
      const [after] = index === -1 ? [] : left.splice(index, 1);
      const { name } = before.object.metadata;
      return after ? [reportAt(after, 'ARGOCD_RENAMED', `It was called ${name}: Argo CD would make it anew and delete ${name}.`, { path: 'metadata.name' })] : [];
    });
}

function isRenamed({ object: before }: JudgedManifest, { object: after }: JudgedManifest): boolean {
  if (kindOf(before) !== kindOf(after) || namespaceOf(before) !== namespaceOf(after)) return false;
  return isDeepStrictEqual(withoutName(before['spec'], before.metadata.name), withoutName(after['spec'], after.metadata.name));
}

/** The spec with the object's own name left out wherever a value holds it: labels, mounts and images often do. */
function withoutName(value: Json | undefined, name: string): Json | undefined {
  if (typeof value === 'string') return value.replaceAll(name, '');
  if (Array.isArray(value)) return value.map((entry) => withoutName(entry, name) ?? null);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, withoutName(entry, name) ?? null]));
}
