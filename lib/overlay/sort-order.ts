import type { SortOptions } from './kustomization/kustomization';
import type { ResMap } from './resource/res-map';
import type { Resource } from './resource/resource';

const firstKinds = (
  'Namespace ResourceQuota StorageClass CustomResourceDefinition ServiceAccount PodSecurityPolicy Role ClusterRole ' +
  'RoleBinding ClusterRoleBinding ConfigMap Secret Endpoints Service LimitRange PriorityClass PersistentVolume ' +
  'PersistentVolumeClaim Deployment StatefulSet CronJob PodDisruptionBudget'
).split(' ');
const lastKinds = ['MutatingWebhookConfiguration', 'ValidatingWebhookConfiguration'];

/**
 * Orders the resources as `kubectl apply` likes them: what others depend on first, webhooks last, and by name within a
 * kind; or as they came, for `order: fifo`.
 *
 *     sortOptions:
 *       order: legacy
 *       legacySortOptions: { orderFirst: [Namespace], orderLast: [Deployment] }
 *
 * https://kubectl.docs.kubernetes.io/references/kustomize/kustomization/sortoptions/
 */
export function sortResources(map: ResMap, options: SortOptions): void {
  if (options.order === 'fifo') return;
  const first = options.legacySortOptions?.orderFirst ?? (options.legacySortOptions ? [] : firstKinds);
  const last = options.legacySortOptions?.orderLast ?? (options.legacySortOptions ? [] : lastKinds);
  const ranks = new Map<string, number>();
  first.forEach((kind, index) => ranks.set(kind, index - first.length));
  last.forEach((kind, index) => ranks.set(kind, 1 + index));
  const keys = new Map(map.resources.map((resource) => [resource, sortKey(resource)]));
  map.reorder((left, right) => (ranks.get(left.kind) ?? 0) - (ranks.get(right.kind) ?? 0) || compareTexts(keys.get(left) ?? '', keys.get(right) ?? ''));
}

function sortKey({ gvk: { group, version, kind }, namespace, name }: Resource): string {
  return `${group || '~G'}_${version || '~V'}_${kind || '~K'}|${namespace || '~X'}|${name || '~N'}`;
}

const compareTexts = (left: string, right: string): number => (left < right ? -1 : left > right ? 1 : 0);
