import type { Json } from '../../manifest';

/** A field that the API server, or the controller of a custom resource, refuses to change. */
export interface ImmutablePath {
  readonly path: readonly string[];
  /** What an absent field stands for. */
  readonly absent?: Json;
  /** Only a change to such a value is refused. @default - any */
  readonly refused?: (is: Json | undefined) => boolean;
}

const at = (path: string, absent?: Json): ImmutablePath => ({ path: path.split('.'), ...(absent !== undefined && { absent }) });

/**
 * By kind, the fields that cannot be changed in place: kubernetes 1.28, pkg/apis/<group>/validation, the Validate...Update
 * functions. A Rollout takes a new selector, and leaves all Pods of the old one behind.
 */
export const immutablePaths: Readonly<Record<string, readonly ImmutablePath[]>> = {
  'Deployment.apps': [at('spec.selector')],
  'ReplicaSet.apps': [at('spec.selector')],
  'DaemonSet.apps': [at('spec.selector')],
  'StatefulSet.apps': [
    at('spec.selector'),
    at('spec.serviceName', ''),
    at('spec.volumeClaimTemplates', []),
    at('spec.podManagementPolicy', 'OrderedReady'),
    at('spec.revisionHistoryLimit', 10),
    // The partition that the API server filled in stays, and does not go with OnDelete.
    { ...at('spec.updateStrategy.type', 'RollingUpdate'), refused: (is) => is === 'OnDelete' },
  ],
  'Job.batch': [at('spec.selector'), at('spec.template'), at('spec.completionMode', 'NonIndexed'), at('spec.completions', 1), at('spec.podFailurePolicy')],
  'Rollout.argoproj.io': [at('spec.selector')],
  PersistentVolumeClaim: [
    at('spec.storageClassName'),
    at('spec.accessModes'),
    at('spec.volumeMode', 'Filesystem'),
    at('spec.selector'),
    at('spec.dataSource'),
    at('spec.dataSourceRef'),
  ],
  // Without a clusterIP of its own a manifest leaves the Service the one it has.
  Service: [{ ...at('spec.clusterIP'), refused: (is) => is !== undefined }, at('spec.loadBalancerClass')],
  Secret: [at('type', 'Opaque')],
  'StorageClass.storage.k8s.io': [
    at('provisioner'),
    at('parameters', {}),
    at('reclaimPolicy', 'Delete'),
    at('volumeBindingMode', 'Immediate'),
  ],
  'RoleBinding.rbac.authorization.k8s.io': [at('roleRef')],
  'ClusterRoleBinding.rbac.authorization.k8s.io': [at('roleRef')],
  'IngressClass.networking.k8s.io': [at('spec.controller')],
  'PriorityClass.scheduling.k8s.io': [at('value'), at('preemptionPolicy', 'PreemptLowerPriority')],
  'RuntimeClass.node.k8s.io': [at('handler')],
};

/** Sizes of volumes: they may grow and never shrink (for a Cluster: CloudNativePG's validating webhook). */
export const growingPaths: Readonly<Record<string, readonly (readonly string[])[]>> = {
  PersistentVolumeClaim: [['spec', 'resources', 'requests', 'storage']],
  'Cluster.postgresql.cnpg.io': [
    ['spec', 'storage', 'size'],
    ['spec', 'walStorage', 'size'],
  ],
};
