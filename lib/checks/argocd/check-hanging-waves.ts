import type { Issue } from '../../issue';
import type { KubeObject } from '../../manifest';
import type { CheckContext } from '../context';
import { numberAt, valueAt } from '../field';
import { kindOf } from '../object-index';
import { reportAt } from '../report-at';
import { groupByApplication } from './delivering-application';
import { isBefore, lastStep, printStep, stepsOf } from './sync-steps';

/**
 * What can stay Progressing or Suspended for ever, and why (Argo CD's manual, "Resource Health", and its health.lua
 * files). A Deployment ends as Degraded after its progress deadline, so it cannot.
 */
const hangingKinds: Readonly<Record<string, string>> = {
  'StatefulSet.apps': 'has no progress deadline',
  'DaemonSet.apps': 'has no progress deadline',
  'ReplicaSet.apps': 'has no progress deadline',
  Pod: 'may never get ready',
  'Rollout.argoproj.io': 'pauses between its steps',
  'Cluster.postgresql.cnpg.io': 'waits for its instances without a deadline',
  'Certificate.cert-manager.io': 'waits for its issuer without a deadline',
  'Ingress.networking.k8s.io': 'waits for its controller to give it an address',
};

/**
 * Reports ARGOCD_WAVE_CAN_HANG for an object that can hang and does not stand in the last wave of its Application:
 * Argo CD ends a wave only when all in it is Healthy or Degraded, and starts no new sync before, not even that of the
 * repair. What PostSync waits for is left to checkPostSyncHooks, claims to checkWaitingClaims.
 */
export function checkHangingWaves({ manifests }: CheckContext): Issue[] {
  return [...groupByApplication(manifests).values()].flatMap((group) => {
    const last = lastStep(group.filter((manifest) => stepsOf(manifest).every(({ phase }) => phase < 2)));
    return group.flatMap((manifest) => {
      const reason = whyItHangs(manifest.object);
      const step = reason === undefined ? undefined : stepsOf(manifest).find((one) => isBefore(one, last));
      if (!step) return [];
      return [
        reportAt(manifest, 'ARGOCD_WAVE_CAN_HANG', `It ${reason}, and it stands in ${printStep(step)}, before ${printStep(last)}: a sync that waits for it may never end.`, {
          path: 'metadata.annotations["argocd.argoproj.io/sync-wave"]',
        }),
      ];
    });
  });
}

function whyItHangs(object: KubeObject): string | undefined {
  const kind = kindOf(object);
  if (kind === 'Deployment.apps' && valueAt(object, 'spec', 'paused') === true) return 'is paused';
  if (kind === 'Service' && valueAt(object, 'spec', 'type') === 'LoadBalancer') return 'waits for a load balancer';
  if (kind === 'Job.batch' && numberAt(object, 'spec', 'activeDeadlineSeconds') === undefined) return 'has no deadline';
  return hangingKinds[kind];
}
