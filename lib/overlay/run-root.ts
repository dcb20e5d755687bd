import type { Accumulated, Opened } from './accumulate';
import { accumulate } from './accumulate';
import { dropLocal } from './finish';
import { addHashSuffixes } from './hash/hash-suffix';
import { hasFailed, below, refuse } from './issues';
import type { Kustomization } from './kustomization/kustomization';
import { updateReferences } from './reference/update-references';
import { refuseTwin } from './resource/refuse-twin';
import type { ResMap } from './resource/res-map';
import { setPairs } from './transformers/set-pairs';
import { reportMisplacedNamespaces } from './strict/cluster-scoped';
import { traced } from './trace';
import { resolveVars } from './vars/resolve-vars';

const managedBy = { 'app.kubernetes.io/managed-by': 'kustomize-v5.8.2' };
const orders = ['legacy', 'fifo'];

/**
 * Builds the outermost kustomization: accumulates it, and does what can be done only at the end, when all names are
 * known: hashes, references, vars.
 */
export function runRoot(root: Opened, into: Accumulated): { map: ResMap; kustomization: Kustomization } | undefined {
  const { kustomization, place, build } = root;
  const asks = kustomization.buildMetadata ?? [];
  // Noted whatever is asked for; what was not is dropped at the end.
  const origin = asks.length > 0 ? { directory: '.' } : undefined;
  if (!accumulate({ ...root, ...(origin ? { origin } : {}) }, into)) return undefined;
  const { map, configuration } = into;
  traced(build.trace, 'HashSuffix', place, map, () => addHashSuffixes(map));
  traced(build.trace, 'NameReference', place, map, () => updateReferences(map, configuration.nameReference, build, place));
  if (hasFailed(build)) return undefined;
  traced(build.trace, 'VarReference', place, map, () => resolveVars(map, into.vars, configuration.varReference, build, place));
  dropLocal(map);
  refuseTwin(map.twin, place, build);
  if (asks.includes('managedByLabel')) setPairs(map, managedBy, [{ path: 'metadata/labels', create: true }], build, below(place, 'buildMetadata'));
  const sort = kustomization.sortOptions;
  if (sort && !orders.includes(sort.order ?? '')) refuse(build, 'KUSTOMIZATION_INVALID', `sortOptions.order must be one of ${orders.join(', ')}`, below(place, 'sortOptions'));
  if (sort?.order === 'fifo' && sort.legacySortOptions) refuse(build, 'KUSTOMIZATION_INVALID', 'legacySortOptions go with order: legacy', below(place, 'sortOptions'));
  reportMisplacedNamespaces(map, build, place);
  return hasFailed(build) ? undefined : { map, kustomization };
}
