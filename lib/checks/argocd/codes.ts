import type { CodeEntry } from '../../issue-codes';

const error = (meaning: string, remedy: string) => ({ check: 'argocd', severity: 'error', meaning, remedy }) as const;

export const argocdCodes = {
  ARGOCD_IMMUTABLE_CHANGED: error(
    'A field is changed that the API server refuses to change, so every sync would fail.',
    'Put the old value back, or give the object a new name and move to it in two steps.',
  ),
  ARGOCD_DATA_PRUNED: error(
    'A claim, Namespace, StatefulSet or database cluster is no longer delivered, and Argo CD would delete it with its data.',
    'Keep it; or first deliver it with argocd.argoproj.io/sync-options: Prune=false, and take it away after that.',
  ),
  ARGOCD_DATA_LEFT: {
    check: 'argocd',
    severity: 'warning',
    meaning: 'What holds data is no longer delivered and stays in the cluster, where nobody owns it.',
    remedy: 'Back it up and delete it by hand when it is not needed any more.',
  },
  ARGOCD_DATA_UNPROTECTED: error(
    'A claim, Namespace, StatefulSet or database cluster of a cell can be deleted by Argo CD.',
    'Annotate it with argocd.argoproj.io/sync-options: Prune=false,Delete=false.',
  ),
  ARGOCD_RENAMED: error(
    'An object has another name: Argo CD makes a new one and deletes the old one, with what it served or held.',
    'Keep the name; or deliver both, move over, and take the old one away after that.',
  ),
  ARGOCD_OBJECT_MOVED: error(
    'An object moves from one Application to another, and the first would delete what the second has applied.',
    'First deliver it with argocd.argoproj.io/sync-options: Prune=false, and move it after that.',
  ),
  ARGOCD_TWO_OWNERS: error('Two Applications deliver the same object, and each undoes what the other applies.', 'Leave it to one of them.'),
  ARGOCD_WAVE_CAN_HANG: error(
    'An object that may never get healthy stands before the last wave; until it does, no other sync starts.',
    'Put it into the last wave of its Application.',
  ),
  ARGOCD_CLAIM_WAITS: error(
    'A claim that is bound when its first Pod comes stands in an earlier wave than that Pod.',
    'Put the claim into the wave of its Pod.',
  ),
  ARGOCD_JOB_SUSPENDED: error('A Job is suspended, so its Application never gets healthy.', 'Deliver a suspended CronJob instead, and start Jobs from it.'),
  ARGOCD_HOOK_WITHOUT_DEADLINE: error('A hook Job has no deadline, so a sync may wait for it for ever.', 'Set spec.activeDeadlineSeconds.'),
  ARGOCD_POST_SYNC_BESIDE_ROLLOUT: error(
    'A PostSync hook stands in an Application with a Rollout, whose pauses it waits for.',
    "Make it an analysis of the Rollout, or a CronJob.",
  ),
  ARGOCD_HASHED_CONFIG: error(
    'A Rollout reads a ConfigMap or Secret with a hash in its name, which is pruned while old Pods need it.',
    'Give the map a plain name and the Pod template a checksum annotation (generatorOptions.disableNameSuffixHash).',
  ),
} as const satisfies Record<string, CodeEntry>;
