import type { SortOptions } from './kustomization/kustomization';
import type { GvkPattern } from './resource/res-id';
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
  const ranks = ranksOf(first, last);
  const sorted = map.resources.map((resource) => sortKeys(resource, ranks)).sort(compareKeys);
  map.reorder(sorted.map(({ resource }) => resource));
}

const legacyRanks = ranksOf(firstKinds, lastKinds);

/** Which of two kinds the legacy order puts first; what is not said comes last. */
export function compareKinds(left: GvkPattern, right: GvkPattern): number {
  const difference = (legacyRanks.get(left.kind ?? '') ?? 0) - (legacyRanks.get(right.kind ?? '') ?? 0);
  if (difference !== 0) return difference;
  const [first, second] = [typeKey(left), typeKey(right)];
  return first === second ? 0 : first < second ? -1 : 1;
}

/** The group comes first, and none of them last; but a Namespace of Kubernetes' own comes before those of other groups. */
const typeKey = ({ group, version, kind }: GvkPattern): string => `${group || (kind === 'Namespace' ? '!' : '~G')}_${version || '~V'}_${kind || '~K'}`;

function ranksOf(first: readonly string[], last: readonly string[]): ReadonlyMap<string, number> {
  return new Map([...first.map((kind, index): [string, number] => [kind, index - first.length]), ...last.map((kind, index): [string, number] => [kind, 1 + index])]);
}

interface Keyed {
  readonly resource: Resource;
  readonly rank: number;
  readonly type: string;
  readonly place: string;
}

function sortKeys(resource: Resource, ranks: ReadonlyMap<string, number>): Keyed {
  const { gvk, namespace, name } = resource;
  return { resource, rank: ranks.get(gvk.kind) ?? 0, type: typeKey(gvk), place: `${namespace || '~X'}|${name || '~N'}` };
}

/** By rank of the kind, then by type, then by place: each a key of its own, as ClusterRole comes before ClusterRoleBinding. */
function compareKeys(left: Keyed, right: Keyed): number {
  if (left.rank !== right.rank) return left.rank - right.rank;
  if (left.type !== right.type) return left.type < right.type ? -1 : 1;
  return left.place === right.place ? 0 : left.place < right.place ? -1 : 1;
}
