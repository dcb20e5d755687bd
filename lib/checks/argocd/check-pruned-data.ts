import type { Issue } from '../../issue';
import type { CheckContext } from '../context';
import { reportAt } from '../report-at';
import { compareDelivery } from './comparison';
import { holdsData } from './data-kinds';
import { applicationsOf } from './delivering-application';
import { readSync } from './sync-settings';

/**
 * Reports ARGOCD_DATA_PRUNED for a claim, Namespace, StatefulSet or database cluster that Argo CD would delete because
 * it is no longer delivered, and ARGOCD_DATA_LEFT for one that Prune=false, or an Application that is gone as a whole,
 * leaves in the cluster without an owner. Argo CD reads the options on the live object, as it was delivered.
 */
export function checkPrunedData(context: CheckContext): Issue[] {
  const applications = applicationsOf(context.manifests);
  return (compareDelivery(context)?.removed ?? [])
    .filter(({ object }) => holdsData(object))
    .map((manifest) => {
      const isGone = manifest.application !== undefined && !applications.has(manifest.application);
      if (isGone || readSync(manifest.object).options.has('Prune=false')) {
        return reportAt(manifest, 'ARGOCD_DATA_LEFT', 'It is no longer delivered: it stays in the cluster with its data, and nobody owns it.');
      }
      return reportAt(manifest, 'ARGOCD_DATA_PRUNED', 'It is no longer delivered: Argo CD would delete it, with its data.');
    });
}
