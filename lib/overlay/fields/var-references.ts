/**
 * Where `$(VAR)` is expanded: Kustomize's default `varReference` configuration
 * (https://github.com/kubernetes-sigs/kustomize/blob/master/api/internal/konfig/builtinpluginconsts/varreference.go).
 */
import type { FieldSpec } from './field-spec';

const perContainer = ['args', 'command', 'env/value', 'volumeMounts/mountPath'];
const containerPaths = ['containers', 'initContainers'].flatMap((list) => perContainer.map((path) => `${list}/${path}`));
const inPods = (kind: string, podSpec: string): FieldSpec[] => containerPaths.map((path) => ({ path: `${podSpec}/${path}`, kind }));

const nfsVolumes: readonly (readonly [kind: string, path: string])[] = [
  ['CronJob', 'spec/jobTemplate/spec/template/volumes/nfs/server'],
  ['DaemonSet', 'spec/template/spec/volumes/nfs/server'],
  ['Deployment', 'spec/template/spec/volumes/nfs/server'],
  ['Job', 'spec/template/spec/volumes/nfs/server'],
  ['Pod', 'spec/volumes/nfs/server'],
  ['ReplicaSet', 'spec/template/spec/volumes/nfs/server'],
  ['StatefulSet', 'spec/volumeClaimTemplates/spec/nfs/server'],
  ['PersistentVolume', 'spec/nfs/server'],
];

export const varReferences: readonly FieldSpec[] = [
  ...inPods('CronJob', 'spec/jobTemplate/spec/template/spec'),
  ...['DaemonSet', 'Deployment', 'Job', 'ReplicaSet', 'StatefulSet'].flatMap((kind) => inPods(kind, 'spec/template/spec')),
  ...inPods('Pod', 'spec'),
  ...nfsVolumes.map(([kind, path]) => ({ path, kind })),
  { path: 'spec/template/metadata/annotations', kind: 'Deployment' },
  { path: 'spec/rules/host', kind: 'Ingress' },
  { path: 'spec/tls/hosts', kind: 'Ingress' },
  { path: 'spec/tls/secretName', kind: 'Ingress' },
  { path: 'spec/ports/port', kind: 'Service' },
  { path: 'spec/ports/targetPort', kind: 'Service' },
  { path: 'metadata/labels' },
  { path: 'metadata/annotations' },
];
