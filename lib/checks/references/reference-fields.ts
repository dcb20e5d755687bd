/** A field that names another object. Interpreted by find-references.ts. */
export interface ReferenceField {
  /** Path of the object that holds the reference, or of the name itself; `[]` steps into every item of a list. */
  readonly at: string;
  /** The kind named, with its group; or the field beside the name that says it. */
  readonly kind: string | { readonly field: string; readonly groupField?: string; readonly otherwise: string; readonly group?: string };
  /** Field of the name. @default - the value at the path is the name */
  readonly name?: string;
  /** Field, or `list[].field`, of the keys that must be there. */
  readonly keys?: string;
  /** Keys that must be there whatever the reference says. */
  readonly needs?: readonly string[];
}

const reference = (at: string, kind: ReferenceField['kind'], name = 'name', keys?: string): ReferenceField => ({ at, kind, name, ...(keys === undefined ? {} : { keys }) });
const needing = (at: string, kind: string, name: string, needs: readonly string[]): ReferenceField => ({ at, kind, name, needs });
const text = (at: string, kind: ReferenceField['kind']): ReferenceField => ({ at, kind });

const containerFields = ['containers', 'initContainers', 'ephemeralContainers'].flatMap((list) => [
  reference(`${list}[].env[].valueFrom.configMapKeyRef`, 'ConfigMap', 'name', 'key'),
  reference(`${list}[].env[].valueFrom.secretKeyRef`, 'Secret', 'name', 'key'),
  reference(`${list}[].envFrom[].configMapRef`, 'ConfigMap'),
  reference(`${list}[].envFrom[].secretRef`, 'Secret'),
]);

/** Fields of every Pod spec. */
export const podFields: readonly ReferenceField[] = [
  ...containerFields,
  reference('volumes[].configMap', 'ConfigMap', 'name', 'items[].key'),
  reference('volumes[].secret', 'Secret', 'secretName', 'items[].key'),
  reference('volumes[].projected.sources[].configMap', 'ConfigMap', 'name', 'items[].key'),
  reference('volumes[].projected.sources[].secret', 'Secret', 'name', 'items[].key'),
  reference('volumes[].persistentVolumeClaim', 'PersistentVolumeClaim', 'claimName'),
  reference('volumes[].csi.nodePublishSecretRef', 'Secret'),
  needing('imagePullSecrets[]', 'Secret', 'name', ['.dockerconfigjson']),
  text('serviceAccountName', 'ServiceAccount'),
  text('priorityClassName', 'PriorityClass.scheduling.k8s.io'),
];

const issuer = { field: 'kind', groupField: 'group', otherwise: 'Issuer', group: 'cert-manager.io' };
const workload = { field: 'kind', groupField: 'apiVersion', otherwise: 'Deployment', group: 'apps' };
const role = { field: 'kind', groupField: 'apiGroup', otherwise: 'Role', group: 'rbac.authorization.k8s.io' };
const store = { field: 'kind', otherwise: 'SecretStore', group: 'external-secrets.io' };
const template = { field: 'clusterScope', otherwise: 'AnalysisTemplate', group: 'argoproj.io' };

const analysis = (at: string): ReferenceField => reference(`${at}.templates[]`, template, 'templateName');
const objectStore = (at: string): ReferenceField[] =>
  ['accessKeyId', 'secretAccessKey', 'region', 'sessionToken'].map((field) => reference(`${at}.s3Credentials.${field}`, 'Secret', 'name', 'key'));
const endpointFields = (at: string): ReferenceField[] => [
  reference(`${at}[].basicAuth.username`, 'Secret', 'name', 'key'),
  reference(`${at}[].basicAuth.password`, 'Secret', 'name', 'key'),
  reference(`${at}[].bearerTokenSecret`, 'Secret', 'name', 'key'),
  reference(`${at}[].authorization.credentials`, 'Secret', 'name', 'key'),
  reference(`${at}[].tlsConfig.ca.secret`, 'Secret', 'name', 'key'),
  reference(`${at}[].tlsConfig.ca.configMap`, 'ConfigMap', 'name', 'key'),
];

/** Fields of other objects, by kind. */
export const objectFields: Readonly<Record<string, readonly ReferenceField[]>> = {
  'StatefulSet.apps': [text('spec.serviceName', 'Service')],
  'Ingress.networking.k8s.io': [
    reference('spec.defaultBackend.service', 'Service'),
    reference('spec.rules[].http.paths[].backend.service', 'Service'),
    needing('spec.tls[]', 'Secret', 'secretName', ['tls.crt', 'tls.key']),
    text('metadata.annotations["cert-manager.io/issuer"]', 'Issuer.cert-manager.io'),
    text('metadata.annotations["cert-manager.io/cluster-issuer"]', 'ClusterIssuer.cert-manager.io'),
  ],
  'HTTPRoute.gateway.networking.k8s.io': [
    reference('spec.rules[].backendRefs[]', { field: 'kind', groupField: 'group', otherwise: 'Service' }),
    reference('spec.parentRefs[]', { field: 'kind', groupField: 'group', otherwise: 'Gateway', group: 'gateway.networking.k8s.io' }),
  ],
  'Gateway.gateway.networking.k8s.io': [reference('spec.listeners[].tls.certificateRefs[]', { field: 'kind', groupField: 'group', otherwise: 'Secret' })],
  'HorizontalPodAutoscaler.autoscaling': [reference('spec.scaleTargetRef', workload)],
  'ScaledObject.keda.sh': [
    reference('spec.scaleTargetRef', workload),
    reference('spec.triggers[].authenticationRef', { field: 'kind', otherwise: 'TriggerAuthentication', group: 'keda.sh' }),
  ],
  'TriggerAuthentication.keda.sh': [reference('spec.secretTargetRef[]', 'Secret', 'name', 'key')],
  'RoleBinding.rbac.authorization.k8s.io': [reference('roleRef', role), reference('subjects[]', { field: 'kind', otherwise: 'User' })],
  'ClusterRoleBinding.rbac.authorization.k8s.io': [reference('roleRef', role), reference('subjects[]', { field: 'kind', otherwise: 'User' })],
  'ServiceAccount': [reference('imagePullSecrets[]', 'Secret'), reference('secrets[]', 'Secret')],
  'Certificate.cert-manager.io': [reference('spec.issuerRef', issuer)],
  'Issuer.cert-manager.io': [needing('spec.ca', 'Secret', 'secretName', ['tls.crt', 'tls.key'])],
  'ExternalSecret.external-secrets.io': [
    reference('spec.secretStoreRef', store),
    reference('spec.data[].sourceRef.storeRef', store),
    reference('spec.target.template.templateFrom[].configMap', 'ConfigMap', 'name', 'items[].key'),
    reference('spec.target.template.templateFrom[].secret', 'Secret', 'name', 'items[].key'),
  ],
  'SecretStore.external-secrets.io': [
    reference('spec.provider.vault.auth.kubernetes.serviceAccountRef', 'ServiceAccount'),
    reference('spec.provider.vault.auth.jwt.kubernetesServiceAccountToken.serviceAccountRef', 'ServiceAccount'),
    reference('spec.provider.vault.auth.tokenSecretRef', 'Secret', 'name', 'key'),
    reference('spec.provider.vault.caProvider', { field: 'type', otherwise: 'ConfigMap' }, 'name', 'key'),
    reference('spec.provider.kubernetes.auth.serviceAccount', 'ServiceAccount'),
  ],
  'Rollout.argoproj.io': [
    text('spec.strategy.canary.canaryService', 'Service'),
    text('spec.strategy.canary.stableService', 'Service'),
    text('spec.strategy.canary.trafficRouting.nginx.stableIngress', 'Ingress.networking.k8s.io'),
    text('spec.strategy.canary.trafficRouting.nginx.stableIngresses[]', 'Ingress.networking.k8s.io'),
    text('spec.strategy.canary.trafficRouting.plugins["argoproj-labs/gatewayAPI"].httpRoute', 'HTTPRoute.gateway.networking.k8s.io'),
    reference('spec.strategy.canary.trafficRouting.plugins["argoproj-labs/gatewayAPI"].httpRoutes[]', 'HTTPRoute.gateway.networking.k8s.io'),
    text('spec.strategy.blueGreen.activeService', 'Service'),
    text('spec.strategy.blueGreen.previewService', 'Service'),
    analysis('spec.strategy.canary.analysis'),
    analysis('spec.strategy.canary.steps[].analysis'),
    analysis('spec.strategy.blueGreen.prePromotionAnalysis'),
    analysis('spec.strategy.blueGreen.postPromotionAnalysis'),
    reference('spec.workloadRef', workload),
  ],
  'Cluster.postgresql.cnpg.io': [
    needing('spec.superuserSecret', 'Secret', 'name', ['username', 'password']),
    reference('spec.imagePullSecrets[]', 'Secret'),
    ...['initdb', 'recovery', 'pg_basebackup'].map((way) => needing(`spec.bootstrap.${way}.secret`, 'Secret', 'name', ['username', 'password'])),
    reference('spec.bootstrap.initdb.postInitApplicationSQLRefs.configMapRefs[]', 'ConfigMap', 'name', 'key'),
    reference('spec.bootstrap.initdb.postInitApplicationSQLRefs.secretRefs[]', 'Secret', 'name', 'key'),
    reference('spec.managed.roles[].passwordSecret', 'Secret'),
    reference('spec.monitoring.customQueriesConfigMap[]', 'ConfigMap', 'name', 'key'),
    reference('spec.certificates', 'Secret', 'serverTLSSecret'),
    ...objectStore('spec.backup.barmanObjectStore'),
    ...objectStore('spec.externalClusters[].barmanObjectStore'),
    reference('spec.externalClusters[].password', 'Secret', 'name', 'key'),
  ],
  'ScheduledBackup.postgresql.cnpg.io': [reference('spec.cluster', 'Cluster.postgresql.cnpg.io')],
  'Backup.postgresql.cnpg.io': [reference('spec.cluster', 'Cluster.postgresql.cnpg.io')],
  'Pooler.postgresql.cnpg.io': [reference('spec.cluster', 'Cluster.postgresql.cnpg.io')],
  'ServiceMonitor.monitoring.coreos.com': endpointFields('spec.endpoints'),
  'PodMonitor.monitoring.coreos.com': endpointFields('spec.podMetricsEndpoints'),
};

/**
 * Kinds that the cluster's own administration provides: a name is judged only where the manifests hold one of the
 * kind, else they may come from elsewhere.
 */
export const providedKinds: ReadonlySet<string> = new Set([
  'ClusterIssuer.cert-manager.io',
  'ClusterSecretStore.external-secrets.io',
  'ClusterAnalysisTemplate.argoproj.io',
  'ClusterTriggerAuthentication.keda.sh',
  'PriorityClass.scheduling.k8s.io',
  'Gateway.gateway.networking.k8s.io',
]);

/** Kinds without a namespace. */
export const clusterKinds: ReadonlySet<string> = new Set([
  'ClusterRole.rbac.authorization.k8s.io',
  'ClusterIssuer.cert-manager.io',
  'ClusterSecretStore.external-secrets.io',
  'ClusterAnalysisTemplate.argoproj.io',
  'ClusterTriggerAuthentication.keda.sh',
  'PriorityClass.scheduling.k8s.io',
]);
