import { isWhole, parseQuantity, qualifiedNameFault } from '../../schema';
import type { Place } from './place';
import { show } from './say';

const standard = new Set(['cpu', 'memory', 'ephemeral-storage']);

const isHuge = (name: string): boolean => name.startsWith('hugepages-');
/** Resources that may not be promised twice: the request equals the limit. */
const isExact = (name: string): boolean => isHuge(name) || (name.includes('/') && !name.startsWith('requests.'));

/** The quantity in billionths, where it is one. */
export function quantityOf(place: Place, map: string, name: string): bigint | undefined {
  const held = place.object(map)?.get(name);
  // Go reads a null as a quantity of nothing.
  if (held === null) return 0n;
  return typeof held === 'string' || typeof held === 'number' ? parseQuantity(held) : undefined;
}

/** Judges requests and limits of a container: names, no negative amounts, no request above its limit. */
export function checkContainerResources(container: Place): void {
  const resources = container.object('resources');
  if (resources === undefined) return;
  for (const map of ['limits', 'requests']) checkAmounts(resources, map);
  checkRequests(resources);
  const names = [...resources.entries('limits'), ...resources.entries('requests')].map(([name]) => name);
  if (names.some(isHuge) && !names.includes('cpu') && !names.includes('memory')) {
    resources.fault('SCHEMA_FORBIDDEN', [], 'huge pages need a request or limit of cpu or memory beside them');
  }
}

/** Judges the names and amounts of a map such as `limits`. */
export function checkAmounts(resources: Place, map: string): void {
  for (const [name] of resources.entries(map)) {
    const fault = qualifiedNameFault(name);
    if (fault !== undefined) resources.fault('SCHEMA_NAME', [map, name], `resource ${show(name)}: ${fault}`);
    else if (!name.includes('/') && !standard.has(name) && !isHuge(name)) {
      resources.fault('SCHEMA_UNSUPPORTED', [map, name], `${show(name)} is no resource of a container; cpu, memory, ephemeral-storage, hugepages-* and names with a domain are`);
    }
    const amount = quantityOf(resources, map, name);
    if (amount === undefined) continue;
    if (amount < 0n) resources.fault('SCHEMA_RANGE', [map, name], 'must not be negative');
    if (isExact(name) && !isWhole(amount)) resources.fault('SCHEMA_INVALID', [map, name], 'must be a whole number');
  }
}

function checkRequests(resources: Place): void {
  for (const [name, shown] of resources.entries('requests')) {
    const request = quantityOf(resources, 'requests', name);
    const limit = quantityOf(resources, 'limits', name);
    if (request === undefined) continue;
    if (limit === undefined) {
      if (isExact(name)) resources.fault('SCHEMA_REQUIRED', ['limits', name], `a limit of ${name} is required, equal to its request`);
    } else if (isExact(name) && request !== limit) {
      resources.fault('SCHEMA_INVALID', ['requests', name], `must equal the limit of ${name}`);
    } else if (request > limit) {
      resources.fault('SCHEMA_INVALID', ['requests', name], `request ${show(shown)} is more than the limit`);
    }
  }
}
