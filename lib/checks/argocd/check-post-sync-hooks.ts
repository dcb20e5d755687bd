import type { Issue } from '../../issue';
import type { CheckContext } from '../context';
import { kindOf } from '../object-index';
import { reportAt } from '../report-at';
import { groupByApplication } from './delivering-application';
import { nameOf } from './name-of';
import { readSync } from './sync-settings';

/**
 * Reports ARGOCD_POST_SYNC_BESIDE_ROLLOUT: PostSync waits until all is Healthy, and a Rollout that pauses between its
 * steps is not, so the sync would last as long as the Rollout.
 */
export function checkPostSyncHooks({ manifests }: CheckContext): Issue[] {
  return [...groupByApplication(manifests).values()].flatMap((group) => {
    const rollout = group.find(({ object }) => kindOf(object) === 'Rollout.argoproj.io');
    if (!rollout) return [];
    return group
      .filter(({ object }) => readSync(object).hooks.includes('PostSync'))
      .map((manifest) =>
        reportAt(manifest, 'ARGOCD_POST_SYNC_BESIDE_ROLLOUT', `The PostSync hook waits for Rollout ${nameOf(rollout.object)}: no other sync starts while that pauses.`, {
          path: 'metadata.annotations["argocd.argoproj.io/hook"]',
        }),
      );
  });
}
