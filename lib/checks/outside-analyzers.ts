import type { IssueCode } from '../issue-codes';

/** What kube-score and checkov call a fault that one of our codes stands for. */
export interface OutsideNames {
  readonly kubeScore?: readonly string[];
  readonly checkov?: readonly string[];
}

/** Waiving one of our codes waives the same judgement of the other two. */
export const outsideNames: Readonly<Partial<Record<IssueCode, OutsideNames>>> = {
  IMAGE_TAG_MISSING: { kubeScore: ['container-image-tag'], checkov: ['CKV_K8S_14'] },
  IMAGE_TAG_MUTABLE: { kubeScore: ['container-image-tag'], checkov: ['CKV_K8S_14'] },
  REQUEST_MISSING: { kubeScore: ['container-resources'], checkov: ['CKV_K8S_10', 'CKV_K8S_12'] },
  MEMORY_LIMIT_MISSING: { kubeScore: ['container-resources'], checkov: ['CKV_K8S_13'] },
  EPHEMERAL_STORAGE_MISSING: { kubeScore: ['container-ephemeral-storage-request-and-limit'] },
  READINESS_PROBE_MISSING: { kubeScore: ['pod-probes'], checkov: ['CKV_K8S_9'] },
  LIVENESS_PROBE_MISSING: { kubeScore: ['pod-probes'], checkov: ['CKV_K8S_8'] },
  PROBES_EQUAL: { kubeScore: ['pod-probes-identical'] },
  FILESYSTEM_WRITABLE: { kubeScore: ['container-security-context-readonlyrootfilesystem'], checkov: ['CKV_K8S_22'] },
  USER_IS_ROOT: { kubeScore: ['container-security-context-user-group-id'], checkov: ['CKV_K8S_23', 'CKV_K8S_40'] },
  USER_ID_LOW: { kubeScore: ['container-security-context-user-group-id'], checkov: ['CKV_K8S_40'] },
  HOST_ACCESS: {
    kubeScore: ['container-security-context-privileged'],
    checkov: ['CKV_K8S_16', 'CKV_K8S_17', 'CKV_K8S_18', 'CKV_K8S_19', 'CKV_K8S_26', 'CKV_K8S_27'],
  },
  BUDGET_MISSING: { kubeScore: ['deployment-has-poddisruptionbudget', 'statefulset-has-poddisruptionbudget'] },
  SPREAD_MISSING: {
    kubeScore: ['deployment-has-host-podantiaffinity', 'pod-topology-spread-constraints', 'statefulset-has-host-podantiaffinity'],
  },
  REPLICAS_BELOW_FLOOR: { kubeScore: ['deployment-replicas', 'horizontalpodautoscaler-replicas'] },
  AUTOSCALED_REPLICAS: { kubeScore: ['deployment-targeted-by-hpa-does-not-have-replicas-configured'] },
  RBAC_WILDCARD: { checkov: ['CKV_K8S_49'] },
  SELECTOR_SELECTS_NOTHING: { kubeScore: ['networkpolicy-targets-pod', 'service-targets-pod'] },
};

/** The tests of kube-score 1.20 that an object may be excused from. */
export const kubeScoreIds: ReadonlySet<string> = new Set([
  'container-cpu-requests-equal-limits',
  'container-ephemeral-storage-request-and-limit',
  'container-ephemeral-storage-request-equals-limit',
  'container-image-pull-policy',
  'container-image-tag',
  'container-memory-requests-equal-limits',
  'container-ports-check',
  'container-resource-requests-equal-limits',
  'container-resources',
  'container-seccomp-profile',
  'container-security-context-privileged',
  'container-security-context-readonlyrootfilesystem',
  'container-security-context-user-group-id',
  'cronjob-has-deadline',
  'cronjob-restartpolicy',
  'deployment-has-host-podantiaffinity',
  'deployment-has-poddisruptionbudget',
  'deployment-pod-selector-labels-match-template-metadata-labels',
  'deployment-replicas',
  'deployment-strategy',
  'deployment-targeted-by-hpa-does-not-have-replicas-configured',
  'environment-variable-key-duplication',
  'horizontalpodautoscaler-has-target',
  'horizontalpodautoscaler-replicas',
  'ingress-targets-service',
  'label-values',
  'networkpolicy-targets-pod',
  'pod-networkpolicy',
  'pod-probes',
  'pod-probes-identical',
  'pod-topology-spread-constraints',
  'poddisruptionbudget-has-policy',
  'service-targets-pod',
  'service-type',
  'stable-version',
  'statefulset-has-host-podantiaffinity',
  'statefulset-has-poddisruptionbudget',
  'statefulset-has-servicename',
  'statefulset-pod-selector-labels-match-template-metadata-labels',
]);

export function isCheckovId(name: string): boolean {
  return /^CKV2?_[A-Z0-9]+_\d+$/.test(name);
}
