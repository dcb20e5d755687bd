import type { SortOptions } from './kustomization/kustomization';
import type { ResMap } from './resource/res-map';
import type { Resource } from './resource/resource';

const firstKinds = (
  'Namespace ResourceQuota StorageClass CustomResourceDefinition ServiceAccount PodSecurityPolicy Role ClusterRole ' +
  'RoleBinding ClusterRoleBinding ConfigMap Secret Endpoints Service LimitRange PriorityClass PersistentVolume ' +
  'PersistentVolumeClaim Deployment StatefulSet CronJob PodDisruptionBudget'
).split(' ');
type Keys = readonly (number | string)[];
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
  const keys = new Map(map.resources.map((resource) => [resource, sortKeys(resource, ranks)]));
  map.reorder((left, right) => compareKeys(keys.get(left) ?? [], keys.get(right) ?? []));
}

/** By rank of the kind, then by type, then by place: each a key of its own, as ClusterRole comes before ClusterRoleBinding. */
function sortKeys({ kind, gvk, namespace, name }: Resource, ranks: ReadonlyMap<string, number>): Keys {
  const type = `${gvk.group || '~G'}_${gvk.version || '~V'}_${gvk.kind || '~K'}`;
  return [ranks.get(kind) ?? 0, type, `${namespace || '~X'}|${name || '~N'}`];
}

function compareKeys(left: Keys, right: Keys): number {
  const first = left.findIndex((key, index) => key !== right[index]);
  return first === -1 ? 0 : (left[first] ?? '') < (right[first] ?? '') ? -1 : 1;
}
