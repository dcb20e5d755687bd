import { faultsOf, podWith } from './faults-of';

describe('structure of built-in kinds', () => {
  test('an unknown field is refused and the nearest known one named', () => {
    expect(faultsOf(podWith('hostNetwrok: true', 'imagePullPolcy: Always\nzzz: 1'))).toEqual([
      'SCHEMA_UNKNOWN_FIELD spec.containers[0].imagePullPolcy: unknown field "imagePullPolcy" (Did you mean imagePullPolicy?)',
      'SCHEMA_UNKNOWN_FIELD spec.containers[0].zzz: unknown field "zzz"',
      'SCHEMA_UNKNOWN_FIELD spec.hostNetwrok: unknown field "hostNetwrok" (Did you mean hostNetwork?)',
    ]);
  });

  test('values of other types are refused, and no rule stumbles over them a second time', () => {
    expect(faultsOf(podWith('hostNetwork: "true"\nhostname: 5\nvolumes: {}', 'ports: [{containerPort: "80"}, {containerPort: 1.5}]\nresources: {limits: {cpu: true}}'))).toEqual([
      'SCHEMA_WRONG_TYPE spec.containers[0].ports[0].containerPort: "80" is a text; a whole number is wanted (Write 80 without quotes.)',
      'SCHEMA_WRONG_TYPE spec.containers[0].ports[1].containerPort: 1.5 is no whole number',
      'SCHEMA_WRONG_TYPE spec.containers[0].resources.limits.cpu: true is true or false; a quantity such as 100m or 64Mi is wanted',
      'SCHEMA_WRONG_TYPE spec.hostNetwork: "true" is a text; true or false is wanted (Write true without quotes.)',
      'SCHEMA_WRONG_TYPE spec.hostname: 5 is a number; a text is wanted (Write "5", with quotes.)',
      'SCHEMA_WRONG_TYPE spec.volumes: {} is an object; a list is wanted',
    ]);
  });

  test('quantities, times and base64 have their forms, integers their width', () => {
    expect(
      faultsOf(`
apiVersion: v1
kind: Secret
metadata: {name: a, creationTimestamp: 2024-02-30T00:00:00Z}
data: {a: "no base64!"}
---
apiVersion: apps/v1
kind: Deployment
metadata: {name: a}
spec:
  replicas: 2147483648
  selector: {matchLabels: {a: b}}
  template:
    metadata: {labels: {a: b}}
    spec: {containers: [{name: a, image: b, resources: {requests: {memory: 5MB}}}]}
`),
    ).toEqual([
      'SCHEMA_RANGE spec.replicas: 2147483648 does not fit into 32 bits',
      'SCHEMA_FORMAT spec.template.spec.containers[0].resources.requests.memory: "5MB" is no quantity; write one such as 100m, 0.5 or 64Mi',
      'SCHEMA_FORMAT data.a: "no base64!" is not base64',
      'SCHEMA_FORMAT metadata.creationTimestamp: "2024-02-30T00:00:00Z" is not a time such as 2024-01-31T08:00:00Z',
    ]);
  });

  test('as in Go, null is absence, an empty text too, and a null in a list is an empty object', () => {
    expect(faultsOf(podWith('hostname: null\nrestartPolicy: ""\nvolumes: [null]'))).toEqual(['SCHEMA_REQUIRED spec.volumes[0].name: name is required']);
  });

  test('list items with the same merge key are a warning, since a create takes them', () => {
    expect(faultsOf(podWith('', 'ports: [{containerPort: 53}, {containerPort: 53, protocol: UDP}, {containerPort: 53, protocol: TCP}]'))).toEqual([
      'warning SCHEMA_MERGED_DUPLICATE spec.containers[0].ports[2]: another item has the same containerPort and protocol',
    ]);
    expect(faultsOf(podWith('', 'env: [{name: A, value: b}, {name: A, value: c}]'))).toEqual(['warning SCHEMA_MERGED_DUPLICATE spec.containers[0].env[1]: another item has the same name']);
  });

  test('what is none of the values of a field is refused with the nearest one', () => {
    expect(faultsOf(podWith('dnsPolicy: ClusterFist\nrestartPolicy: Sometimes'))).toEqual([
      'SCHEMA_UNSUPPORTED spec.dnsPolicy: "ClusterFist" is not supported; "ClusterFirst", "ClusterFirstWithHostNet", "Default" or "None" is (Did you mean ClusterFirst?)',
      'SCHEMA_UNSUPPORTED spec.restartPolicy: "Sometimes" is not supported; "Always", "Never" or "OnFailure" is',
    ]);
  });

  test('map keys with dots are quoted in paths', () => {
    expect(faultsOf('{apiVersion: v1, kind: ConfigMap, metadata: {name: a}, data: {a.b/c: 5}}')).toEqual([
      'SCHEMA_WRONG_TYPE data["a.b/c"]: 5 is a number; a text is wanted (Write "5", with quotes.)',
    ]);
  });
});

describe('kinds and versions', () => {
  const judged = (apiVersion: string, kind: string) => faultsOf(`{apiVersion: ${apiVersion}, kind: ${kind}, metadata: {name: a}}`);

  test('removed versions are named with their successor', () => {
    expect(judged('batch/v1beta1', 'CronJob')).toEqual(['SCHEMA_REMOVED_VERSION apiVersion: batch/v1beta1 CronJob was removed in Kubernetes 1.25; its successor is batch/v1']);
    expect(judged('autoscaling/v2beta2', 'HorizontalPodAutoscaler')).toEqual(['SCHEMA_REMOVED_VERSION apiVersion: autoscaling/v2beta2 HorizontalPodAutoscaler was removed in Kubernetes 1.26; its successor is autoscaling/v2']);
    expect(judged('policy/v1beta1', 'PodSecurityPolicy')).toEqual(['SCHEMA_REMOVED_VERSION apiVersion: policy/v1beta1 PodSecurityPolicy was removed in Kubernetes 1.25; nothing took its place']);
  });

  test('versions that go away next are a warning', () => {
    expect(judged('flowcontrol.apiserver.k8s.io/v1beta2', 'FlowSchema')[0]).toBe(
      'warning SCHEMA_DEPRECATED_VERSION apiVersion: flowcontrol.apiserver.k8s.io/v1beta2 FlowSchema goes away in Kubernetes 1.29; its successor is flowcontrol.apiserver.k8s.io/v1beta3',
    );
  });

  test('a kind in a version that is not served is pointed to the one that is', () => {
    expect(judged('apps/v2', 'Deployment')).toEqual(['SCHEMA_UNKNOWN_VERSION apiVersion: Deployment is not served as apps/v2; it is as apps/v1']);
    expect(judged('v1', 'Deployment')).toEqual(['SCHEMA_UNKNOWN_VERSION apiVersion: v1 has no kind Deployment; apps/v1 has']);
    expect(judged('external-secrets.io/v1beta1', 'ExternalSecret')).toEqual(['SCHEMA_UNKNOWN_VERSION apiVersion: ExternalSecret is not served as external-secrets.io/v1beta1; it is as external-secrets.io/v1']);
  });

  test('an unknown kind is an error in a known group, and only a warning in a foreign one outside a cell', () => {
    expect(judged('apps/v1', 'Deploymnet')).toEqual(['SCHEMA_UNKNOWN_KIND kind: apps/v1 has no kind Deploymnet that is known here (Did you mean Deployment?)']);
    expect(judged('example.com/v1', 'Widget')).toEqual(['warning SCHEMA_UNKNOWN_KIND kind: example.com/v1 has no kind Widget that is known here']);
  });
});

describe('metadata', () => {
  test('names follow the syntax of their kind', () => {
    const named = (apiVersion: string, kind: string, name: string) => faultsOf(`{apiVersion: ${apiVersion}, kind: ${kind}, metadata: {name: "${name}"}, ${kind === 'Service' ? 'spec: {ports: [{port: 1}]}' : ''}}`);
    expect(named('v1', 'Namespace', 'a.b')).toEqual(['SCHEMA_NAME metadata.name: "a.b" must be lower-case letters, digits and "-", starting and ending with a letter or digit']);
    expect(named('v1', 'Service', '1a')).toEqual(['SCHEMA_NAME metadata.name: "1a" must be lower-case letters, digits and "-", starting with a letter and ending with a letter or digit']);
    expect(named('v1', 'ConfigMap', 'A_b')).toEqual(['SCHEMA_NAME metadata.name: "A_b" must be lower-case letters, digits, "-" and ".", each part starting and ending with a letter or digit']);
    expect(named('rbac.authorization.k8s.io/v1', 'ClusterRole', 'system:a/b')).toEqual(['SCHEMA_NAME metadata.name: "system:a/b" must not contain "/" or "%"']);
    expect(named('v1', 'ConfigMap', '')).toEqual(['SCHEMA_REQUIRED metadata.name: name is required']);
  });

  test('labels, annotations and finalizers have keys and values of their forms', () => {
    expect(faultsOf('{apiVersion: v1, kind: ConfigMap, metadata: {name: a, labels: {"a b": x, ok: "-"}, annotations: {"UP/c d": x}, finalizers: ["a/b/c"]}}')).toEqual([
      'SCHEMA_LABEL metadata.annotations["UP/c d"]: annotation key "UP/c d": its name part must be letters, digits, "-", "_" and ".", starting and ending with a letter or digit',
      'SCHEMA_LABEL metadata.finalizers[0]: finalizer "a/b/c": its name part must be letters, digits, "-", "_" and ".", starting and ending with a letter or digit',
      'SCHEMA_LABEL metadata.labels.ok: label value "-" must be letters, digits, "-", "_" and ".", starting and ending with a letter or digit',
      'SCHEMA_LABEL metadata.labels["a b"]: label key "a b": its name part must be letters, digits, "-", "_" and ".", starting and ending with a letter or digit',
    ]);
  });

  test('a namespace on a cluster-scoped kind is refused', () => {
    expect(faultsOf('{apiVersion: v1, kind: Namespace, metadata: {name: a, namespace: b}}')).toEqual(['SCHEMA_SCOPE metadata.namespace: Namespace is cluster-scoped and has no namespace']);
  });
});
