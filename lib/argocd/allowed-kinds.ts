import type { JsonObject } from '../manifest';

/** The only cluster-scoped kind that a cell holds: its own Namespace. */
export const clusterKinds: readonly JsonObject[] = [{ group: '', kind: 'Namespace' }];

const kindsByGroup: Readonly<Record<string, readonly string[]>> = {
  '': ['ConfigMap', 'LimitRange', 'PersistentVolumeClaim', 'ResourceQuota', 'Service', 'ServiceAccount'],
  apps: ['Deployment', 'StatefulSet'],
  autoscaling: ['HorizontalPodAutoscaler'],
  batch: ['CronJob', 'Job'],
  'networking.k8s.io': ['Ingress', 'NetworkPolicy'],
  policy: ['PodDisruptionBudget'],
  'rbac.authorization.k8s.io': ['Role', 'RoleBinding'],
  'argoproj.io': ['AnalysisTemplate', 'Rollout'],
  'cert-manager.io': ['Certificate', 'Issuer'],
  'external-secrets.io': ['ExternalSecret', 'SecretStore'],
  'gateway.networking.k8s.io': ['HTTPRoute'],
  'monitoring.coreos.com': ['PodMonitor', 'Probe', 'PrometheusRule', 'ServiceMonitor'],
  'postgresql.cnpg.io': ['Cluster', 'Pooler', 'ScheduledBackup'],
};

/**
 * The closed list of namespaced kinds that charts/parts render: an AppProject allows these and nothing else (no Secret:
 * credentials come by ExternalSecret). A chart that needs another kind adds it here, where a reviewer sees it.
 */
export const namespacedKinds: readonly JsonObject[] = Object.entries(kindsByGroup).flatMap(([group, kinds]) =>
  kinds.map((kind) => ({ group, kind })),
);
