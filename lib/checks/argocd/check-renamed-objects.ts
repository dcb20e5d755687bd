import { isDeepStrictEqual } from 'node:util';
import type { Issue } from '../../issue';
import type { Json, KubeObject } from '../../manifest';
import type { CheckContext, JudgedManifest } from '../context';
import { listAt, textAt } from '../field';
import { kindOf, namespaceOf } from '../object-index';
import { templatesOf } from '../pod-templates';
import { reportAt } from '../report-at';
import { compareDelivery } from './comparison';
import { nameOf } from './name-of';

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
 * Reports ARGOCD_RENAMED where an object is gone and another of its kind has come that is the same but for the name (for
 * a workload: runs the same images under the same ports, whatever their tags): Argo CD knows no renaming, it makes the
 * new one and deletes the old one.
 */
export function checkRenamedObjects(context: CheckContext): Issue[] {
  const { removed = [], added = [] } = compareDelivery(context) ?? {};
  const left = added.filter(({ object }) => servingKinds.has(kindOf(object)));
  return removed
    .filter(({ object }) => servingKinds.has(kindOf(object)))
    .flatMap((before) => {
      const index = left.findIndex((after) => isRenamed(before, after));
      const [after] = index === -1 ? [] : left.splice(index, 1);
      const name = nameOf(before.object);
      return after ? [reportAt(after, 'ARGOCD_RENAMED', `It was called ${name}: Argo CD would make it anew and delete ${name}.`, { path: 'metadata.name' })] : [];
    });
}

function isRenamed({ object: before }: JudgedManifest, { object: after }: JudgedManifest): boolean {
  if (kindOf(before) !== kindOf(after) || namespaceOf(before) !== namespaceOf(after)) return false;
  return isDeepStrictEqual(withoutName(coreOf(before), nameOf(before)), withoutName(coreOf(after), nameOf(after)));
}

/** What makes an object what it is. */
function coreOf(object: KubeObject): Json | undefined {
  const templates = templatesOf(object);
  if (templates.length === 0) return object['spec'];
  return templates.flatMap(({ spec }) =>
    listAt(spec, 'containers').map((container): Json => ({
      image: (textAt(container, 'image') ?? '').replace(/(:[^:/]+)?(@.+)?$/, ''),
      ports: [...listAt(container, 'ports')],
      command: [...listAt(container, 'command'), ...listAt(container, 'args')],
    })),
  );
}

/** The spec with the object's own name left out wherever a value holds it: labels, mounts and images often do. */
function withoutName(value: Json | undefined, name: string): Json | undefined {
  if (typeof value === 'string') return value.replaceAll(name, '');
  if (Array.isArray(value)) return value.map((entry) => withoutName(entry, name) ?? null);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, withoutName(entry, name) ?? null]));
}
