/**
 * Applies a change to a real cluster as Argo CD does (kubectl's client-side apply) and compares the server's verdict
 * with that of the immutable-field rule. Off without KUBECONFIG.
 */
import { spawnSync } from 'node:child_process';
import { judge } from '../../lib/checks';
import type { Json, JsonObject, KubeObject } from '../../lib/manifest';
import { kubeconfig } from './api-server';

const namespace = 'argocd-safety';
const cluster = kubeconfig === undefined ? describe.skip : describe;
if (kubeconfig === undefined) process.stderr.write('immutable-fields: off, KUBECONFIG names no cluster\n');

const kubectl = (args: readonly string[], input?: Json) =>
  spawnSync('kubectl', [...args], { input: input === undefined ? undefined : JSON.stringify(input), encoding: 'utf8', env: { ...process.env, KUBECONFIG: kubeconfig } });

const podTemplate = (label: string, image = 'nginx:1.25'): JsonObject => ({
  metadata: { labels: { app: label, extra: 'yes' } },
  spec: { restartPolicy: 'Always', containers: [{ name: 'main', image }] },
});
const jobTemplate = (image: string): JsonObject => ({ spec: { restartPolicy: 'Never', containers: [{ name: 'main', image }] } });
const claimSpec = (size: string, storageClassName: string): JsonObject => ({ accessModes: ['ReadWriteOnce'], storageClassName, resources: { requests: { storage: size } } });
const selector = (extra?: boolean): JsonObject => ({ matchLabels: { app: 'x', ...(extra && { extra: 'yes' }) } });
const statefulSet = (spec: JsonObject): JsonObject => ({ spec: { serviceName: 'x', selector: selector(), template: podTemplate('x'), ...spec } });
const deployment = (spec: JsonObject): JsonObject => ({ spec: { replicas: 0, selector: selector(), template: podTemplate('x'), ...spec } });
const claims = (storageClassName: string, labels: JsonObject = {}): JsonObject => ({ volumeClaimTemplates: [{ metadata: { name: 'data', labels }, spec: claimSpec('1Gi', storageClassName) }] });
const service = (spec: JsonObject): JsonObject => ({ spec: { selector: { app: 'x' }, ports: [{ port: 80 }], ...spec } });
const role = (name: string): JsonObject => ({ roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name }, subjects: [] });
const job = (spec: JsonObject): JsonObject => ({ spec: { suspend: true, template: jobTemplate('nginx:1.25'), ...spec } });
const classOf = (more: JsonObject): JsonObject => ({ provisioner: 'example.com/disk', ...more });

const cases: readonly (readonly [string, string, string, JsonObject, JsonObject])[] = [
  ['selector', 'apps/v1', 'Deployment', deployment({}), deployment({ selector: selector(true) })],
  ['image, replicas and strategy', 'apps/v1', 'Deployment', deployment({}), deployment({ replicas: 0, strategy: { type: 'Recreate' }, template: podTemplate('x', 'nginx:1.26') })],
  ['selector', 'apps/v1', 'DaemonSet', { spec: { selector: selector(), template: podTemplate('x') } }, { spec: { selector: selector(true), template: podTemplate('x') } }],
  ['to OnDelete', 'apps/v1', 'DaemonSet', { spec: { selector: selector(), template: podTemplate('x') } }, { spec: { selector: selector(), template: podTemplate('x'), updateStrategy: { type: 'OnDelete' } } }],
  ['selector', 'apps/v1', 'StatefulSet', statefulSet({}), statefulSet({ selector: selector(true) })],
  ['serviceName', 'apps/v1', 'StatefulSet', statefulSet({}), statefulSet({ serviceName: 'y' })],
  ['podManagementPolicy', 'apps/v1', 'StatefulSet', statefulSet({}), statefulSet({ podManagementPolicy: 'Parallel' })],
  ['podManagementPolicy written out', 'apps/v1', 'StatefulSet', statefulSet({}), statefulSet({ podManagementPolicy: 'OrderedReady' })],
  ['revisionHistoryLimit', 'apps/v1', 'StatefulSet', statefulSet({}), statefulSet({ revisionHistoryLimit: 3 })],
  ['class of a claim template', 'apps/v1', 'StatefulSet', statefulSet(claims('slow')), statefulSet(claims('fast'))],
  ['label of a claim template', 'apps/v1', 'StatefulSet', statefulSet(claims('slow')), statefulSet(claims('slow', { environment: 'dev' }))],
  ['one claim template more', 'apps/v1', 'StatefulSet', statefulSet({}), statefulSet(claims('slow'))],
  ['to OnDelete', 'apps/v1', 'StatefulSet', statefulSet({}), statefulSet({ updateStrategy: { type: 'OnDelete' } })],
  ['from OnDelete', 'apps/v1', 'StatefulSet', statefulSet({ updateStrategy: { type: 'OnDelete' } }), statefulSet({})],
  ['template, partition, minReadySeconds', 'apps/v1', 'StatefulSet', statefulSet({}), statefulSet({ minReadySeconds: 5, updateStrategy: { type: 'RollingUpdate', rollingUpdate: { partition: 1 } }, template: podTemplate('x', 'nginx:1.26') })],
  ['template', 'batch/v1', 'Job', job({}), job({ template: jobTemplate('nginx:1.26') })],
  ['suspend, deadline, backoff', 'batch/v1', 'Job', job({}), job({ activeDeadlineSeconds: 99, backoffLimit: 2, parallelism: 2 })],
  ['completions', 'batch/v1', 'Job', job({}), job({ completions: 3 })],
  ['completionMode', 'batch/v1', 'Job', job({ completions: 2 }), job({ completions: 2, completionMode: 'Indexed' })],
  ['schedule and template', 'batch/v1', 'CronJob', { spec: { schedule: '0 0 * * *', jobTemplate: { spec: { template: jobTemplate('a') } } } }, { spec: { schedule: '1 0 * * *', jobTemplate: { spec: { template: jobTemplate('b') } } } }],
  ['class', 'v1', 'PersistentVolumeClaim', { spec: claimSpec('1Gi', 'slow') }, { spec: claimSpec('1Gi', 'fast') }],
  ['shrinking', 'v1', 'PersistentVolumeClaim', { spec: claimSpec('2Gi', 'slow') }, { spec: claimSpec('1Gi', 'slow') }],
  ['access modes', 'v1', 'PersistentVolumeClaim', { spec: claimSpec('1Gi', 'slow') }, { spec: { ...claimSpec('1Gi', 'slow'), accessModes: ['ReadWriteMany'] } }],
  ['headless', 'v1', 'Service', service({}), service({ clusterIP: 'None' })],
  ['no longer headless', 'v1', 'Service', service({ clusterIP: 'None' }), service({})],
  ['ports, selector and type', 'v1', 'Service', service({}), service({ ports: [{ port: 81 }], selector: { app: 'y' }, type: 'NodePort' })],
  ['external', 'v1', 'Service', service({ clusterIP: 'None' }), { spec: { type: 'ExternalName', externalName: 'example.com' } }],
  ['data', 'v1', 'ConfigMap', { data: { a: 'b' } }, { data: { a: 'c' } }],
  ['sealed data', 'v1', 'ConfigMap', { data: { a: 'b' }, immutable: true }, { data: { a: 'c' }, immutable: true }],
  ['the seal', 'v1', 'ConfigMap', { data: { a: 'b' }, immutable: true }, { data: { a: 'b' } }],
  ['type', 'v1', 'Secret', { type: 'Opaque' }, { type: 'example.com/other' }],
  ['roleRef', 'rbac.authorization.k8s.io/v1', 'RoleBinding', role('a'), role('b')],
  ['subjects', 'rbac.authorization.k8s.io/v1', 'RoleBinding', role('a'), { ...role('a'), subjects: [{ kind: 'ServiceAccount', name: 'x', namespace }] }],
  ['provisioner', 'storage.k8s.io/v1', 'StorageClass', classOf({}), { provisioner: 'example.com/other' }],
  ['parameters', 'storage.k8s.io/v1', 'StorageClass', classOf({}), classOf({ parameters: { a: 'b' } })],
  ['binding mode', 'storage.k8s.io/v1', 'StorageClass', classOf({}), classOf({ volumeBindingMode: 'WaitForFirstConsumer' })],
  ['defaults written out', 'storage.k8s.io/v1', 'StorageClass', classOf({}), classOf({ volumeBindingMode: 'Immediate', reclaimPolicy: 'Delete' })],
  ['expansion', 'storage.k8s.io/v1', 'StorageClass', classOf({}), classOf({ allowVolumeExpansion: true })],
  ['controller', 'networking.k8s.io/v1', 'IngressClass', { spec: { controller: 'example.com/a' } }, { spec: { controller: 'example.com/b' } }],
  ['value', 'scheduling.k8s.io/v1', 'PriorityClass', { value: 5 }, { value: 6 }],
  ['handler', 'node.k8s.io/v1', 'RuntimeClass', { handler: 'a' }, { handler: 'b' }],
  ['minAvailable and selector', 'policy/v1', 'PodDisruptionBudget', { spec: { minAvailable: 1, selector: selector() } }, { spec: { minAvailable: 2, selector: selector(true) } }],
];

cluster('a change of', () => {
  beforeAll(() => {
    kubectl(['create', 'namespace', namespace]);
  });
  afterAll(() => {
    kubectl(['delete', 'namespace', namespace, '--wait=false']);
  });

  test.each(cases.map(([title, apiVersion, kind, before, after], index) => [`${kind}: ${title}`, apiVersion, kind, before, after, `case-${index}`] as const))('%s', (_, apiVersion, kind, before, after, name) => {
    const of = (body: JsonObject): KubeObject => ({ apiVersion, kind, metadata: { name, namespace }, ...body });
    const created = kubectl(['apply', '-f', '-'], of(before));
    expect(created.stderr).toBe('');
    const changed = kubectl(['apply', '-f', '-'], of(after));
    kubectl(['delete', kind, name, '-n', namespace, '--wait=false', '--ignore-not-found']);
    const issues = judge({ manifests: [{ object: of(after) }], before: [{ object: of(before) }] }, { only: ['argocd'] }).filter(({ code }) => code === 'ARGOCD_IMMUTABLE_CHANGED');
    expect({ refused: issues.length > 0, why: changed.stderr.slice(0, 300) }).toEqual({ refused: changed.status !== 0, why: changed.stderr.slice(0, 300) });
  });
});
