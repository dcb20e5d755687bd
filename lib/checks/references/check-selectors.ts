import type { Issue } from '../../issue';
import type { Json } from '../../manifest';
import type { CheckContext, JudgedManifest } from '../context';
import { valueAt } from '../field';
import { readSelector } from '../network/selectors';
import { kindOf, namespaceOf } from '../object-index';
import { podTemplates } from '../pod-templates';
import { walkPath } from '../walk-path';
import type { SelectPods } from './known-pods';
import { podSelection } from './known-pods';
import { selectsNothing } from './selects-nothing';

/** Where a selector of Pods stands: the path of what holds it, and its field there. */
type SelectorField = readonly [holder: string, field: string];

/** By kind. Services and ServiceMonitors are judged together with their ports, in files of their own. */
const ofObjects: Readonly<Record<string, readonly SelectorField[]>> = {
  'PodDisruptionBudget.policy': [['spec', 'selector']],
  'PodMonitor.monitoring.coreos.com': [['spec', 'selector']],
  'NetworkPolicy.networking.k8s.io': [
    ['spec', 'podSelector'],
    ['spec.ingress[].from[]', 'podSelector'],
    ['spec.egress[].to[]', 'podSelector'],
  ],
  'Cluster.postgresql.cnpg.io': [['spec.topologySpreadConstraints[]', 'labelSelector']],
};

const ofPods: readonly SelectorField[] = [
  ['topologySpreadConstraints[]', 'labelSelector'],
  ...['podAffinity', 'podAntiAffinity'].flatMap((affinity): SelectorField[] => [
    [`affinity.${affinity}.requiredDuringSchedulingIgnoredDuringExecution[]`, 'labelSelector'],
    [`affinity.${affinity}.preferredDuringSchedulingIgnoredDuringExecution[].podAffinityTerm`, 'labelSelector'],
  ]),
];

/** Selectors that select no Pods: SELECTOR_SELECTS_NOTHING. */
export function checkSelectors(context: CheckContext): Issue[] {
  const select = podSelection(context);
  const inObjects = context.manifests.flatMap((manifest) => (ofObjects[kindOf(manifest.object)] ?? []).flatMap((field) => checkField(manifest, manifest.object, field, '', select)));
  const inPods = podTemplates(context).flatMap(({ manifest, spec, path }) => ofPods.flatMap((field) => checkField(manifest, spec, field, path, select)));
  return [...inObjects, ...inPods];
}

function checkField(manifest: JudgedManifest, root: Json, [holder, field]: SelectorField, prefix: string, select: SelectPods): Issue[] {
  return walkPath(root, holder, prefix).flatMap(({ value, path }) => {
    const selector = readSelector(valueAt(value, field) ?? null);
    if (typeof selector === 'string' || selector.length === 0 || looksElsewhere(value)) return [];
    if (select(namespaceOf(manifest.object), selector).length > 0) return [];
    const issue = selectsNothing(manifest, 'Pods', selector, `${path}.${field}`);
    return [holder.includes('.preferredDuring') ? { ...issue, severity: 'warning' } : issue];
  });
}

/** What names namespaces of its own may be about Pods that the manifests do not show. */
export function looksElsewhere(holder: Json | undefined): boolean {
  return valueAt(holder, 'namespaceSelector') !== undefined || valueAt(holder, 'namespaces') !== undefined;
}
