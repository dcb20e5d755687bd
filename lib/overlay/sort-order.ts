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
  const sorted = map.resources.map((resource) => sortKeys(resource, ranks)).sort(compareKeys);
  map.reorder(sorted.map(({ resource }) => resource));
}

interface Keyed {
  readonly resource: Resource;
  readonly rank: number;
  readonly type: string;
  readonly place: string;
}

function sortKeys(resource: Resource, ranks: ReadonlyMap<string, number>): Keyed {
  const { gvk, namespace, name } = resource;
  const type = `${gvk.group || '~G'}_${gvk.version || '~V'}_${gvk.kind || '~K'}`;
  return { resource, rank: ranks.get(gvk.kind) ?? 0, type, place: `${namespace || '~X'}|${name || '~N'}` };
}

/** By rank of the kind, then by type, then by place: each a key of its own, as ClusterRole comes before ClusterRoleBinding. */
function compareKeys(left: Keyed, right: Keyed): number {
  if (left.rank !== right.rank) return left.rank - right.rank;
  if (left.type !== right.type) return left.type < right.type ? -1 : 1;
  return left.place === right.place ? 0 : left.place < right.place ? -1 : 1;
}
