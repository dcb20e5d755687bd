import type { Place } from './place';
import { show } from './say';

const names = ['limits.cpu', 'limits.memory', 'limits.ephemeral-storage', 'requests.cpu', 'requests.memory', 'requests.ephemeral-storage'];
const byteDivisors = ['0', '1', '1k', '1M', '1G', '1T', '1P', '1E', '1Ki', '1Mi', '1Gi', '1Ti', '1Pi', '1Ei'];
const cpuDivisors = ['0', '1m', '1'];

/** A reference to a container's own request or limit, and the unit it is wanted in. */
export function checkResourceField(reference: Place | undefined, inVolume: boolean): void {
  if (reference === undefined) return;
  if (inVolume) reference.require('containerName', 'in a volume');
  const resource = reference.text('resource');
  if (resource === '') return;
  const huge = /^(limits|requests)\.hugepages-/.test(resource);
  if (!huge && !names.includes(resource)) {
    reference.fault('SCHEMA_UNSUPPORTED', 'resource', `${show(resource)} cannot be referred to; ${names.join(', ')} can`);
    return;
  }
  const divisor = reference.get('divisor');
  if (divisor === undefined || divisor === null) return;
  const allowed = resource.endsWith('.cpu') ? cpuDivisors : byteDivisors;
  if (!allowed.includes(String(divisor).trim())) reference.fault('SCHEMA_UNSUPPORTED', 'divisor', `${show(divisor)} is no divisor of ${resource}; ${allowed.join(', ')} are`);
}
