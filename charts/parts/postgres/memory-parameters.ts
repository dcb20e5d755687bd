import { readQuantity } from '../../../lib/settings';
import type { ResourceProps } from '../stores';

/**
 * PostgreSQL's memory by what the container may use: a quarter for the buffers it shares, and the planner's idea that
 * three quarters are cached (PostgreSQL manual, "Resource Consumption", `shared_buffers`). Whole megabytes.
 */
export function memoryParameters({ requests, limits }: ResourceProps): Record<string, string> {
  const bytes = readQuantity(limits?.memory ?? requests.memory) ?? 0;
  const megabytes = (share: number): string => `${Math.max(Math.floor((bytes * share) / 2 ** 20), 16)}MB`;
  return { shared_buffers: megabytes(0.25), effective_cache_size: megabytes(0.75) };
}
