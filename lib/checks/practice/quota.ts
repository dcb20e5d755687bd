import type { Issue } from '../../issue';
import type { CheckContext } from '../context';
import { listAt, objectAt, valueAt } from '../field';
import { namespaceOf, objectIndex } from '../object-index';
import { reportAt } from '../report-at';
import { quantityOf } from './quantity-of';
import type { Demand } from './resource-demand';
import { resourceDemand } from './resource-demand';

/** Names that a ResourceQuota has for one and the same resource (Kubernetes, "Resource Quotas"). */
const aliases: Readonly<Record<string, string>> = { cpu: 'requests.cpu', memory: 'requests.memory', 'count/pods': 'pods', 'count/persistentvolumeclaims': 'persistentvolumeclaims' };

/** What the Pods and claims of a namespace ask for against its quotas: QUOTA_TOO_SMALL. */
export function checkQuota(context: CheckContext): Issue[] {
  return objectIndex(context)
    .ofKind('ResourceQuota')
    .flatMap((manifest) => {
      const { object } = manifest;
      const isScoped = listAt(object, 'spec', 'scopes').length > 0 || valueAt(object, 'spec', 'scopeSelector') !== undefined;
      if (isScoped) return [];
      const demand = resourceDemand(context, namespaceOf(object));
      return Object.entries(objectAt(object, 'spec', 'hard') ?? {}).flatMap(([name, hard]) => {
        const allowed = quantityOf(hard);
        const needed = demand.get(aliases[name] ?? name);
        if (allowed === undefined || needed === undefined || Math.max(needed.least, needed.most) <= allowed * (1 + 1e-9)) return [];
        return [reportAt(manifest, 'QUOTA_TOO_SMALL', describe(name, needed, allowed), { path: `spec.hard["${name}"]`, severity: needed.least > allowed ? 'error' : 'warning' })];
      });
    });
}

function describe(name: string, { least, most }: Demand, allowed: number): string {
  const [needed, when] = least > allowed ? [least, 'without any scaling'] : [most, 'when everything is scaled out and updated at once'];
  return `${print(name, needed)} of ${name} are asked for ${when}, ${print(name, allowed)} are allowed.`;
}

/** Bytes as Mi, everything else to a thousandth. */
function print(name: string, amount: number): string {
  return /memory|storage/.test(name) ? `${Math.ceil(amount / 2 ** 20)}Mi` : `${Math.ceil(amount * 1000 - 1e-6) / 1000}`;
}
