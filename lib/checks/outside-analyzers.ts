import type { IssueCode } from '../issue-codes';

/** What kube-score and checkov call a fault that one of our codes stands for. */
export interface OutsideNames {
  readonly kubeScore?: readonly string[];
  readonly checkov?: readonly string[];
}

/** Waiving one of our codes waives the same judgement of the other two. */
export const outsideNames: Readonly<Partial<Record<IssueCode, OutsideNames>>> = {};

/** The tests of kube-score 1.20 that an object may be excused from. */
export const kubeScoreIds: ReadonlySet<string> = new Set([
  'container-ephemeral-storage-request-and-limit',
  'container-image-pull-policy',
  'container-image-tag',
  'container-resources',
  'container-security-context-privileged',
  'container-security-context-readonlyrootfilesystem',
  'container-security-context-user-group-id',
  'cronjob-has-deadline',
  'cronjob-restartpolicy',
  'deployment-has-host-podantiaffinity',
  'deployment-has-poddisruptionbudget',
  'deployment-replicas',
  'deployment-targeted-by-hpa-does-not-have-replicas-configured',
  'environment-variable-key-duplication',
  'horizontalpodautoscaler-has-target',
  'horizontalpodautoscaler-replicas',
  'ingress-targets-service',
  'networkpolicy-targets-pod',
  'pod-networkpolicy',
  'pod-probes',
  'pod-topology-spread-constraints',
  'poddisruptionbudget-has-policy',
  'service-targets-pod',
  'service-type',
  'statefulset-has-host-podantiaffinity',
  'statefulset-has-poddisruptionbudget',
  'statefulset-has-servicename',
]);

export function isCheckovId(name: string): boolean {
  return /^CKV2?_[A-Z0-9]+_\d+$/.test(name);
}
