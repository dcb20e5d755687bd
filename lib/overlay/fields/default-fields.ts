/**
 * Where labels, annotations, images, replicas and the namespace stand: Kustomize's default transformer configuration
 * (https://github.com/kubernetes-sigs/kustomize/tree/master/api/internal/konfig/builtinpluginconsts).
 */
import type { FieldSpec } from './field-spec';

const create = true;
const workloads: readonly FieldSpec[] = [
  { path: 'spec/template/metadata/labels', create, version: 'v1', kind: 'ReplicationController' },
  { path: 'spec/template/metadata/labels', create, kind: 'Deployment' },
  { path: 'spec/template/metadata/labels', create, kind: 'ReplicaSet' },
  { path: 'spec/template/metadata/labels', create, kind: 'DaemonSet' },
  { path: 'spec/template/metadata/labels', create, group: 'apps', kind: 'StatefulSet' },
  { path: 'spec/template/metadata/labels', create, group: 'batch', kind: 'Job' },
  { path: 'spec/jobTemplate/metadata/labels', create, group: 'batch', kind: 'CronJob' },
  { path: 'spec/jobTemplate/spec/template/metadata/labels', create, group: 'batch', kind: 'CronJob' },
];

const inPodSpecs = [
  'affinity/podAffinity/preferredDuringSchedulingIgnoredDuringExecution/podAffinityTerm/labelSelector/matchLabels',
  'affinity/podAffinity/requiredDuringSchedulingIgnoredDuringExecution/labelSelector/matchLabels',
  'affinity/podAntiAffinity/preferredDuringSchedulingIgnoredDuringExecution/podAffinityTerm/labelSelector/matchLabels',
  'affinity/podAntiAffinity/requiredDuringSchedulingIgnoredDuringExecution/labelSelector/matchLabels',
  'topologySpreadConstraints/labelSelector/matchLabels',
].map((path) => `spec/template/spec/${path}`);

export const metadataLabels: FieldSpec = { path: 'metadata/labels', create };

export const templateLabels: readonly FieldSpec[] = [metadataLabels, ...workloads];

export const commonLabels: readonly FieldSpec[] = [
  { path: 'spec/selector', create, version: 'v1', kind: 'Service' },
  { path: 'spec/selector', create, version: 'v1', kind: 'ReplicationController' },
  { path: 'spec/selector/matchLabels', create, kind: 'Deployment' },
  ...inPodSpecs.map((path) => ({ path, group: 'apps', kind: 'Deployment' })),
  { path: 'spec/selector/matchLabels', create, kind: 'ReplicaSet' },
  { path: 'spec/selector/matchLabels', create, kind: 'DaemonSet' },
  { path: 'spec/selector/matchLabels', create, group: 'apps', kind: 'StatefulSet' },
  ...inPodSpecs.map((path) => ({ path, group: 'apps', kind: 'StatefulSet' })),
  { path: 'spec/selector/matchLabels', group: 'batch', kind: 'Job' },
  { path: 'spec/jobTemplate/spec/selector/matchLabels', group: 'batch', kind: 'CronJob' },
  { path: 'spec/selector/matchLabels', group: 'policy', kind: 'PodDisruptionBudget' },
  { path: 'spec/podSelector/matchLabels', group: 'networking.k8s.io', kind: 'NetworkPolicy' },
  { path: 'spec/ingress/from/podSelector/matchLabels', group: 'networking.k8s.io', kind: 'NetworkPolicy' },
  { path: 'spec/egress/to/podSelector/matchLabels', group: 'networking.k8s.io', kind: 'NetworkPolicy' },
  ...templateLabels,
  { path: 'spec/volumeClaimTemplates[]/metadata/labels', create, group: 'apps', kind: 'StatefulSet' },
];

export const commonAnnotations: readonly FieldSpec[] = [
  { path: 'metadata/annotations', create },
  ...workloads.map((spec) => ({
    ...spec,
    path: spec.path.replace('labels', 'annotations'),
    ...(spec.kind === 'StatefulSet' ? { group: '' } : {}),
  })),
];

export const images: readonly FieldSpec[] = [
  'spec/containers[]/image',
  'spec/initContainers[]/image',
  'spec/volumes[]/image/reference',
  'spec/template/spec/containers[]/image',
  'spec/template/spec/initContainers[]/image',
  'spec/template/spec/volumes[]/image/reference',
  'spec/jobTemplate/spec/template/spec/volumes[]/image/reference',
].map((path) => ({ path, create }));

export const replicas: readonly FieldSpec[] = ['Deployment', 'ReplicationController', 'ReplicaSet', 'StatefulSet'].map(
  (kind) => ({ path: 'spec/replicas', create, kind }),
);

export const namespace: readonly FieldSpec[] = [
  { path: 'metadata/name', create, kind: 'Namespace' },
  { path: 'spec/service/namespace', create, group: 'apiregistration.k8s.io', kind: 'APIService' },
  {
    path: 'spec/conversion/webhook/clientConfig/service/namespace',
    group: 'apiextensions.k8s.io',
    kind: 'CustomResourceDefinition',
  },
];

export const name: readonly FieldSpec[] = [{ path: 'metadata/name' }];
