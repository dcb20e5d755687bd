/**
 * Which fields hold the name of which kind: Kustomize's default `nameReference` configuration
 * (https://github.com/kubernetes-sigs/kustomize/blob/master/api/internal/konfig/builtinpluginconsts/namereference.go).
 */
import type { GvkPattern } from '../resource/res-id';
import type { FieldSpec, NameReference } from './field-spec';

/** Where the Pod's spec lies in each kind that has one; only kinds in `of` are answered. */
const podSpecs: Readonly<Record<string, string>> = {
  Pod: 'spec',
  PodTemplate: 'template/spec',
  Deployment: 'spec/template/spec',
  ReplicaSet: 'spec/template/spec',
  ReplicationController: 'spec/template/spec',
  DaemonSet: 'spec/template/spec',
  StatefulSet: 'spec/template/spec',
  Job: 'spec/template/spec',
  CronJob: 'spec/jobTemplate/spec/template/spec',
};

const withTemplates = ['PodTemplate', 'Deployment', 'ReplicaSet', 'DaemonSet', 'StatefulSet', 'Job', 'CronJob'];
const withClaims = ['Pod', 'StatefulSet', 'Deployment', 'ReplicationController', 'CronJob', 'Job', 'DaemonSet'];

const inPods = (kinds: readonly string[], ...paths: readonly string[]): FieldSpec[] =>
  kinds.flatMap((kind) => paths.map((path) => ({ path: `${podSpecs[kind]}/${path}`, kind })));

const at = (kind: string, ...paths: readonly string[]): FieldSpec[] => paths.map((path) => ({ path, kind }));

/** The five ways in which a Pod names a ConfigMap or a Secret. */
const configPaths = (ref: string, volume: string): string[] => [
  `volumes/${volume}`,
  `containers/env/valueFrom/${ref}KeyRef/name`,
  `initContainers/env/valueFrom/${ref}KeyRef/name`,
  `containers/envFrom/${ref}Ref/name`,
  `initContainers/envFrom/${ref}Ref/name`,
  `volumes/projected/sources/${ref}/name`,
];

const inGroup = (group: string, specs: readonly FieldSpec[]): FieldSpec[] => specs.map((spec) => ({ ...spec, group }));
const podV1 = (paths: readonly string[]): FieldSpec[] => inPods(['Pod'], ...paths).map((spec) => ({ ...spec, version: 'v1' }));

const rbac = 'rbac.authorization.k8s.io';
const admission = 'admissionregistration.k8s.io';
const scaled = (kind: string): NameReference => ({ kind, fieldSpecs: at('HorizontalPodAutoscaler', 'spec/scaleTargetRef/name') });
const names = (target: GvkPattern, ...fieldSpecs: readonly FieldSpec[][]): NameReference => ({ ...target, fieldSpecs: fieldSpecs.flat() });

const configMapPaths = configPaths('configMap', 'configMap/name');
const secretPaths = [...configPaths('secret', 'secret/secretName'), 'imagePullSecrets/name'];
const nginx = 'metadata/annotations/nginx.ingress.kubernetes.io\\/';

export const nameReferences: readonly NameReference[] = [
  ...['Deployment', 'ReplicationController', 'ReplicaSet', 'StatefulSet'].map(scaled),
  names(
    { kind: 'ConfigMap', version: 'v1' },
    podV1(configMapPaths),
    inPods(withTemplates, ...configMapPaths),
    at('Node', 'spec/configSource/configMap'),
    at('Role', 'rules/resourceNames'),
    at('ClusterRole', 'rules/resourceNames'),
    at('Ingress', `${nginx}fastcgi-params-configmap`),
  ),
  names(
    { kind: 'Secret', version: 'v1' },
    podV1(secretPaths),
    inPods(withTemplates, ...secretPaths),
    at(
      'Ingress',
      'spec/tls/secretName',
      'metadata/annotations/ingress.kubernetes.io\\/auth-secret',
      `${nginx}auth-secret`,
      `${nginx}auth-tls-secret`,
    ),
    // Kustomize has it twice: the name that the first visit wrote is looked up again.
    at('Ingress', 'spec/tls/secretName'),
    at('ServiceAccount', 'imagePullSecrets/name'),
    at('StorageClass', 'parameters/secretName', 'parameters/adminSecretName', 'parameters/userSecretName', 'parameters/secretRef'),
    at('Role', 'rules/resourceNames'),
    at('ClusterRole', 'rules/resourceNames'),
    inGroup('serving.knative.dev', at('Service', 'spec/template/spec/containers/env/valueFrom/secretKeyRef/name')).map((spec) => ({
      ...spec,
      version: 'v1',
    })),
    at('PersistentVolume', 'spec/azureFile/secretName'),
  ),
  names(
    { kind: 'Service', version: 'v1' },
    inGroup('apps', at('StatefulSet', 'spec/serviceName')),
    at(
      'Ingress',
      'spec/rules/http/paths/backend/serviceName',
      'spec/backend/serviceName',
      'spec/rules/http/paths/backend/service/name',
      'spec/defaultBackend/service/name',
    ),
    inGroup('apiregistration.k8s.io', at('APIService', 'spec/service/name')),
    inGroup(admission, at('ValidatingWebhookConfiguration', 'webhooks/clientConfig/service')),
    inGroup(admission, at('MutatingWebhookConfiguration', 'webhooks/clientConfig/service')),
  ),
  names({ kind: 'Role', group: rbac }, inGroup(rbac, at('RoleBinding', 'roleRef/name'))),
  names(
    { kind: 'ClusterRole', group: rbac },
    inGroup(rbac, at('RoleBinding', 'roleRef/name')),
    inGroup(rbac, at('ClusterRoleBinding', 'roleRef/name')),
  ),
  names(
    { kind: 'ServiceAccount', version: 'v1' },
    inGroup(rbac, at('RoleBinding', 'subjects')),
    inGroup(rbac, at('ClusterRoleBinding', 'subjects')),
    inPods(withClaims, 'serviceAccountName'),
  ),
  names({ kind: 'PersistentVolumeClaim', version: 'v1' }, inPods(withClaims, 'volumes/persistentVolumeClaim/claimName')),
  names({ kind: 'PersistentVolume', version: 'v1' }, at('PersistentVolumeClaim', 'spec/volumeName'), at('ClusterRole', 'rules/resourceNames')),
  names(
    { kind: 'StorageClass', version: 'v1', group: 'storage.k8s.io' },
    at('PersistentVolume', 'spec/storageClassName'),
    at('PersistentVolumeClaim', 'spec/storageClassName'),
    at('StatefulSet', 'spec/volumeClaimTemplates/spec/storageClassName'),
  ),
  names({ kind: 'PriorityClass', version: 'v1', group: 'scheduling.k8s.io' }, inPods(withClaims, 'priorityClassName')),
  names({ kind: 'IngressClass', version: 'v1', group: 'networking.k8s.io/v1' }, at('Ingress', 'spec/ingressClassName')),
  names({ kind: 'ValidatingAdmissionPolicy', group: admission }, inGroup(admission, at('ValidatingAdmissionPolicyBinding', 'spec/policyName'))),
];
