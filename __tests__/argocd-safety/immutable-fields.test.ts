// Kubernetes 1.28, pkg/apis/*/validation: the Validate...Update functions; __tests__/cluster/immutable-fields.test.ts asks a real API server.
import { findingsOfChange, manifest } from './findings';

const deployment = (spec: string) => manifest('apps/v1', 'Deployment', 'web', `spec: {replicas: 1, ${spec}}`);
const statefulSet = (spec: string) => manifest('apps/v1', 'StatefulSet', 'store', `spec: {selector: {matchLabels: {app: store}}, ${spec}}`);
const claim = (spec: string) => manifest('v1', 'PersistentVolumeClaim', 'data', `spec: {${spec}}`);
const service = (spec: string) => manifest('v1', 'Service', 'web', `spec: {${spec}}`);
const job = (spec: string, annotations = {}) => manifest('batch/v1', 'Job', 'once', `spec: {activeDeadlineSeconds: 60, ${spec}}`, annotations);

test.each([
  ['Deployment selector', deployment('selector: {matchLabels: {app: web}}'), deployment('selector: {matchLabels: {app: web, tier: a}}'), 'shop/Deployment/web: spec.selector.matchLabels.tier cannot be changed (absent, now "a")'],
  ['claim templates', statefulSet('volumeClaimTemplates: [{metadata: {name: data}, spec: {storageClassName: slow}}]'), statefulSet('volumeClaimTemplates: [{metadata: {name: data}, spec: {storageClassName: fast}}]'), 'shop/StatefulSet/store: spec.volumeClaimTemplates[0].spec.storageClassName cannot be changed ("slow", now "fast")'],
  ['serviceName', statefulSet('serviceName: store'), statefulSet('serviceName: store-headless'), 'shop/StatefulSet/store: spec.serviceName cannot be changed ("store", now "store-headless")'],
  ['podManagementPolicy', statefulSet('serviceName: store'), statefulSet('serviceName: store, podManagementPolicy: Parallel'), 'shop/StatefulSet/store: spec.podManagementPolicy cannot be changed ("OrderedReady", now "Parallel")'],
  ['clusterIP', service('ports: []'), service('clusterIP: None'), 'shop/Service/web: spec.clusterIP cannot be changed (absent, now "None")'],
  ['update strategy', statefulSet('serviceName: a'), statefulSet('serviceName: a, updateStrategy: {type: OnDelete}'), 'shop/StatefulSet/store: spec.updateStrategy.type cannot be changed ("RollingUpdate", now "OnDelete")'],
  ['Job template', job('template: {spec: {restartPolicy: Never}}'), job('template: {spec: {restartPolicy: OnFailure}}'), 'shop/Job/once: spec.template.spec.restartPolicy cannot be changed ("Never", now "OnFailure")'],
  ['storage class of a claim', claim('storageClassName: slow'), claim('storageClassName: fast'), 'shop/PersistentVolumeClaim/data: spec.storageClassName cannot be changed ("slow", now "fast")'],
  ['size of a claim', claim('resources: {requests: {storage: 2Gi}}'), claim('resources: {requests: {storage: 1024Mi}}'), 'shop/PersistentVolumeClaim/data: spec.resources.requests.storage cannot shrink ("2Gi", now "1024Mi")'],
  ['roleRef', manifest('rbac.authorization.k8s.io/v1', 'RoleBinding', 'read', 'roleRef: {kind: Role, name: a}'), manifest('rbac.authorization.k8s.io/v1', 'RoleBinding', 'read', 'roleRef: {kind: Role, name: b}'), 'shop/RoleBinding/read: roleRef.name cannot be changed ("a", now "b")'],
  ['the number of claim templates', statefulSet('serviceName: a'), statefulSet('serviceName: a, volumeClaimTemplates: [{metadata: {name: data}, spec: {}}]'), 'shop/StatefulSet/store: spec.volumeClaimTemplates cannot be changed ([], now [{"metadata":{"name":"data"},"spec":{"volumeMode":"Filesy...)'],
  ['immutable data', manifest('v1', 'ConfigMap', 'web', 'data: {a: b}\nimmutable: true'), manifest('v1', 'ConfigMap', 'web', 'data: {a: c}\nimmutable: true'), 'shop/ConfigMap/web: data.a cannot be changed ("b", now "c")'],
  ['type of a Secret', manifest('v1', 'Secret', 'web', 'type: Opaque'), manifest('v1', 'Secret', 'web', 'type: kubernetes.io/tls'), 'shop/Secret/web: type cannot be changed ("Opaque", now "kubernetes.io/tls")'],
  ['size of a database cluster', manifest('postgresql.cnpg.io/v1', 'Cluster', 'postgres', 'spec: {storage: {size: 10Gi}}'), manifest('postgresql.cnpg.io/v1', 'Cluster', 'postgres', 'spec: {storage: {size: 9Gi}}'), 'shop/Cluster/postgres: spec.storage.size cannot shrink ("10Gi", now "9Gi")'],
  ['Rollout selector', manifest('argoproj.io/v1alpha1', 'Rollout', 'web', 'spec: {selector: {matchLabels: {a: b}}}'), manifest('argoproj.io/v1alpha1', 'Rollout', 'web', 'spec: {selector: {matchLabels: {a: c}}}'), 'shop/Rollout/web: spec.selector.matchLabels.a cannot be changed ("b", now "c")'],
])('%s', (_, before, after, said) => {
  expect(findingsOfChange(before, after)).toEqual([`ARGOCD_IMMUTABLE_CHANGED ${said}; every sync would fail.`]);
});

test.each([
  ['replicas and template of a Deployment', deployment('selector: {matchLabels: {app: web}}, template: {spec: {a: 1}}'), deployment('template: {spec: {a: 2}}, selector: {matchLabels: {app: web}}')],
  ['template, replicas and update strategy of a StatefulSet', statefulSet('replicas: 1, template: {a: 1}'), statefulSet('replicas: 2, template: {a: 2}, updateStrategy: {rollingUpdate: {partition: 1}}, minReadySeconds: 5')],
  ['a default written out', statefulSet('serviceName: store'), statefulSet('serviceName: store, podManagementPolicy: OrderedReady, revisionHistoryLimit: 10')],
  ['what the API server adds to a claim template', statefulSet('volumeClaimTemplates: [{metadata: {name: data}, spec: {accessModes: [ReadWriteOnce]}}]'), statefulSet('volumeClaimTemplates: [{apiVersion: v1, kind: PersistentVolumeClaim, metadata: {name: data}, spec: {accessModes: [ReadWriteOnce], volumeMode: Filesystem}}]')],
  ['a claim that grows', claim('resources: {requests: {storage: 1Gi}}'), claim('resources: {requests: {storage: 1.5Gi}}')],
  ['a clusterIP that is left out', service('clusterIP: None'), service('ports: []')],
  ['ports and type of a Service', service('ports: [{port: 80}]'), service('type: NodePort, ports: [{port: 81}]')],
  ['a hook, which is deleted and made anew', job('template: {a: 1}', { hook: 'PreSync' }), job('template: {a: 2}', { hook: 'PreSync' })],
  ['an object that Argo CD is told to replace by force', job('template: {a: 1}'), job('template: {a: 2}', { 'sync-options': 'Force=true,Replace=true' })],
  ['another version of the same kind', manifest('batch/v1beta1', 'CronJob', 'nightly', 'spec: {a: 1}'), manifest('batch/v1', 'CronJob', 'nightly', 'spec: {a: 2}')],
])('may change: %s', (_, before, after) => {
  expect(findingsOfChange(before, after)).toEqual([]);
});
