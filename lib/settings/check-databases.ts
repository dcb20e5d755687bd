import type { Finding } from './combination';
import { contradiction } from './combination';
import { readQuantity } from './quantity';
import type { Settings } from './settings';

/** Members and memory of the data stores. */
export function checkDatabases(settings: Settings): readonly Finding[] {
  return Object.entries(settings.databases).flatMap(([name, { topology, instances, resources }]) => {
    const found: Finding[] = [];
    const at = ['databases', name];
    if (topology !== 'replicated' && instances !== undefined && instances !== 1) {
      found.push(contradiction([...at, 'instances'], `${topology} has one instance, not ${instances}`));
    }
    if (topology === 'replicated' && instances !== undefined && (instances < 3 || instances % 2 === 0)) {
      found.push(contradiction([...at, 'instances'], `a majority needs an odd number of at least 3 members, not ${instances}`));
    }
    const { requests, memoryLimit } = resources;
    if (memoryLimit !== undefined && (readQuantity(memoryLimit) ?? 0) < (readQuantity(requests.memory) ?? 0)) {
      found.push(contradiction([...at, 'resources', 'memoryLimit'], `${memoryLimit} is below the request, ${requests.memory}`));
    }
    return found;
  });
}
