import fc from 'fast-check';
import type { JsonObject } from '../../lib/manifest';

/** Few names, so that references and conflicts come about. */
export const name = fc.constantFrom('web', 'db', 'api', 'cache');
export const label = fc.constantFrom('app', 'tier', 'app.kubernetes.io/name');
export const namespace = fc.constantFrom('shop', 'other', 'default');
export const text = fc.constantFrom('a', 'two words', '1', 'true', 'x: y', '', '$(VAR)', 'line\nline\n', 'http://web:80/p', '"q"');
const images = fc.constantFrom('nginx', 'nginx:1.7', 'registry:5000/team/app:v1', 'app@sha256:24a0c4b4a4c0eb97a1aabb8e29f18e917d05abfe1b7a7c07857230879ce7d3d3', 'postgres:15');
const pairs = fc.dictionary(label, fc.constantFrom('web', 'db', '1', 'on'), { maxKeys: 2, noNullPrototype: true });

const maybe = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> => fc.option(value, { nil: undefined, freq: 2 });
/** One or more. */
export const some = <T>(value: fc.Arbitrary<T>, maxLength = 2): fc.Arbitrary<T[]> => fc.array(value, { minLength: 1, maxLength });
const few = <T>(value: fc.Arbitrary<T>, maxLength = 2): fc.Arbitrary<T[]> => fc.array(value, { maxLength });

const environment = fc.oneof(
  fc.record({ name: fc.constantFrom('A', 'B', 'C'), value: text }),
  fc.record({ name: fc.constantFrom('A', 'B', 'C'), valueFrom: fc.record({ configMapKeyRef: fc.record({ name, key: fc.constant('k') }) }) }),
  fc.record({ name: fc.constantFrom('A', 'B', 'C'), valueFrom: fc.record({ secretKeyRef: fc.record({ name, key: fc.constant('k') }) }) }),
);
const container = fc.record({
  name: fc.constantFrom('main', 'side'),
  image: images,
  args: maybe(few(text)),
  env: maybe(fc.uniqueArray(environment, { maxLength: 3, selector: (entry) => entry.name })),
  envFrom: maybe(few(fc.oneof(fc.record({ configMapRef: fc.record({ name }) }), fc.record({ secretRef: fc.record({ name }) })))),
  ports: maybe(fc.uniqueArray(fc.record({ containerPort: fc.constantFrom(80, 443), protocol: fc.constantFrom(undefined, 'TCP', 'UDP') }), { maxLength: 2, selector: ({ containerPort }) => containerPort })),
});
const volume = fc.oneof(
  fc.record({ name: fc.constantFrom('v', 'w'), configMap: fc.record({ name }) }),
  fc.record({ name: fc.constantFrom('v', 'w'), secret: fc.record({ secretName: name }) }),
  fc.record({ name: fc.constantFrom('v', 'w'), persistentVolumeClaim: fc.record({ claimName: name }) }),
  fc.record({ name: fc.constantFrom('v', 'w'), emptyDir: fc.constant({}) }),
);
const podSpec = fc.record({
  containers: fc.uniqueArray(container, { minLength: 1, maxLength: 2, selector: (entry) => entry.name }),
  serviceAccountName: maybe(name),
  volumes: maybe(fc.uniqueArray(volume, { maxLength: 2, selector: (entry) => entry.name })),
  imagePullSecrets: maybe(few(fc.record({ name }), 1)),
});
const template = fc.record({ metadata: maybe(fc.record({ labels: pairs })), spec: podSpec });
const workload = fc.record({ replicas: maybe(fc.nat(5)), selector: fc.record({ matchLabels: pairs }), template });

const bodies: Readonly<Record<string, fc.Arbitrary<object>>> = {
  'v1 ConfigMap': fc.record({ data: maybe(fc.dictionary(fc.constantFrom('a', 'b', 'c.txt'), text, { noNullPrototype: true })) }),
  'v1 Secret': fc.record({ data: maybe(fc.constant({ k: 'YQ==' })), type: fc.constantFrom(undefined, 'Opaque') }),
  'v1 ServiceAccount': fc.record({ imagePullSecrets: maybe(few(fc.record({ name }), 1)) }),
  'v1 Service': fc.record({ spec: fc.record({ selector: maybe(pairs), ports: fc.uniqueArray(fc.record({ port: fc.constantFrom(80, 443), name: fc.constantFrom('http', 'https') }), { maxLength: 2, selector: ({ port }) => port }) }) }),
  'apps/v1 Deployment': fc.record({ spec: workload }),
  'apps/v1 StatefulSet': fc.record({ spec: fc.tuple(workload, name).map(([spec, serviceName]) => ({ ...spec, serviceName, volumeClaimTemplates: [{ metadata: { name: 'data' } }] })) }),
  'apps/v1 DaemonSet': fc.record({ spec: workload }),
  'batch/v1 CronJob': fc.record({ spec: fc.record({ jobTemplate: fc.record({ spec: fc.record({ template }) }) }) }),
  'batch/v1 Job': fc.record({ spec: fc.record({ template }) }),
  'v1 Pod': fc.record({ spec: podSpec }),
  'autoscaling/v2 HorizontalPodAutoscaler': fc.record({ spec: fc.record({ scaleTargetRef: fc.record({ apiVersion: fc.constant('apps/v1'), kind: fc.constantFrom('Deployment', 'StatefulSet'), name }) }) }),
  'networking.k8s.io/v1 Ingress': fc.record({
    spec: fc.record({
      tls: maybe(few(fc.record({ secretName: name }), 1)),
      rules: few(fc.record({ host: fc.constantFrom('a.example.com', '$(VAR).example.com'), http: fc.record({ paths: fc.tuple(name).map(([service]) => [{ path: '/', backend: { service: { name: service, port: { number: 80 } } } }]) }) }), 1),
    }),
  }),
  'networking.k8s.io/v1 NetworkPolicy': fc.record({ spec: fc.record({ podSelector: fc.record({ matchLabels: pairs }), ingress: maybe(fc.tuple(pairs).map(([matchLabels]) => [{ from: [{ podSelector: { matchLabels } }] }])) }) }),
  'policy/v1 PodDisruptionBudget': fc.record({ spec: fc.record({ selector: fc.record({ matchLabels: pairs }) }) }),
  'rbac.authorization.k8s.io/v1 Role': fc.record({ rules: maybe(fc.tuple(name).map(([resource]) => [{ apiGroups: [''], resources: ['configmaps'], resourceNames: [resource], verbs: ['get'] }])) }),
  'rbac.authorization.k8s.io/v1 ClusterRole': fc.constant({ rules: [] }),
  'rbac.authorization.k8s.io/v1 RoleBinding': binding(fc.constantFrom('Role', 'ClusterRole')),
  'rbac.authorization.k8s.io/v1 ClusterRoleBinding': binding(fc.constant('ClusterRole')),
  'v1 PersistentVolumeClaim': fc.record({ spec: fc.record({ volumeName: maybe(name) }) }),
  'v1 PersistentVolume': fc.record({ spec: fc.record({ claimRef: maybe(fc.record({ name, namespace })) }) }),
  'v1 Namespace': fc.constant({}),
  'admissionregistration.k8s.io/v1 ValidatingWebhookConfiguration': fc.tuple(name, namespace).map(([service, where]) => ({ webhooks: [{ name: 'a.b.c', clientConfig: { service: { name: service, namespace: where } } }] })),
  'example.com/v1 Thing': fc.record({ spec: fc.record({ ref: fc.record({ name }), image: images, list: few(fc.record({ name: fc.constantFrom('a', 'b'), v: fc.nat(3) })), text }) }),
};

function binding(kind: fc.Arbitrary<string>): fc.Arbitrary<object> {
  const subject = fc.record({ kind: fc.constantFrom('ServiceAccount', 'User'), name: fc.oneof(name, fc.constant('default')), namespace: maybe(namespace) });
  return fc.record({ roleRef: fc.record({ apiGroup: fc.constant('rbac.authorization.k8s.io'), kind, name }), subjects: maybe(few(subject)) });
}

/** Objects of two dozen kinds that refer to each other by the few names there are. */
export const object: fc.Arbitrary<JsonObject> = fc.constantFrom(...Object.keys(bodies)).chain((type) => {
  const [apiVersion = '', kind = ''] = type.split(' ');
  const metadata = fc.record({ name, namespace: fc.option(namespace, { nil: undefined, freq: 5 }), labels: maybe(pairs), annotations: maybe(fc.dictionary(fc.constantFrom('note', 'x/y'), text, { maxKeys: 2, noNullPrototype: true })) });
  return fc.tuple(metadata, bodies[type] ?? fc.constant({})).map(([meta, body]) => JSON.parse(JSON.stringify({ apiVersion, kind, metadata: meta, ...body })) as JsonObject);
});
