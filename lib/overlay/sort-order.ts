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
  return compareTypes(left, right, typeKey(left), typeKey(right));
}

const typeKey = ({ group, version, kind }: GvkPattern): string => `${group || '~G'}_${version || '~V'}_${kind || '~K'}`;

/** Kubernetes' own types come after those of groups; but its Namespaces come before what else is called so. */
function compareTypes(left: GvkPattern, right: GvkPattern, leftKey: string, rightKey: string): number {
  if (left.kind === 'Namespace' && right.kind === 'Namespace' && !left.group !== !right.group) return left.group ? 1 : -1;
  return leftKey === rightKey ? 0 : leftKey < rightKey ? -1 : 1;
}

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
  if (left.type !== right.type) return compareTypes(left.resource.gvk, right.resource.gvk, left.type, right.type);
  return left.place === right.place ? 0 : left.place < right.place ? -1 : 1;
}
