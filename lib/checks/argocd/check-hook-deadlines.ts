import type { Issue } from '../../issue';
import type { CheckContext } from '../context';
import { numberAt } from '../field';
import { kindOf } from '../object-index';
import { reportAt } from '../report-at';
import { readSync } from './sync-settings';

/**
 * Reports ARGOCD_HOOK_WITHOUT_DEADLINE for a hook Job without activeDeadlineSeconds: the sync waits for it, and no
 * other sync, not even that of the repair, starts before it has ended.
 */
export function checkHookDeadlines({ manifests }: CheckContext): Issue[] {
  return manifests
    .filter(({ object }) => kindOf(object) === 'Job.batch' && numberAt(object, 'spec', 'activeDeadlineSeconds') === undefined)
    .flatMap((manifest) => {
      const hooks = readSync(manifest.object).hooks.filter((hook) => hook !== 'Skip');
      if (hooks.length === 0) return [];
      return [reportAt(manifest, 'ARGOCD_HOOK_WITHOUT_DEADLINE', `The ${hooks.join(', ')} hook has no deadline: a Pod that never starts would keep the sync waiting for ever.`, { path: 'spec.activeDeadlineSeconds' })];
    });
}
