import type { Issue } from '../../issue';
import type { CheckContext } from '../context';
import { valueAt } from '../field';
import { kindOf } from '../object-index';
import { reportAt } from '../report-at';

/** Reports ARGOCD_JOB_SUSPENDED: Argo CD calls a suspended Job Suspended, and waits for it as long as it is. */
export function checkSuspendedJobs({ manifests }: CheckContext): Issue[] {
  return manifests
    .filter(({ object }) => kindOf(object) === 'Job.batch' && valueAt(object, 'spec', 'suspend') === true)
    .map((manifest) => reportAt(manifest, 'ARGOCD_JOB_SUSPENDED', 'The Job is suspended: its Application never gets healthy, and a sync that waits for it never ends.', { path: 'spec.suspend' }));
}
