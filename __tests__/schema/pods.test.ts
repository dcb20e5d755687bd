import { faultsOf, podWith } from './faults-of';

describe('containers', () => {
  test.each([
    ['a port by number or by a name of letters', 'livenessProbe: {httpGet: {path: /, port: Http}}', ['SCHEMA_NAME spec.containers[0].livenessProbe.httpGet.port: "Http" must be lower-case letters, digits and "-"']],
    ['one handler a probe', 'readinessProbe: {tcpSocket: {port: 1}, exec: {command: [a]}}', ['SCHEMA_FORBIDDEN spec.containers[0].readinessProbe.tcpSocket: only one handler may be set, and exec is']],
    ['a handler at all', 'startupProbe: {periodSeconds: 5}', ['SCHEMA_REQUIRED spec.containers[0].startupProbe: one of exec, httpGet, tcpSocket, grpc is required']],
    ['a liveness probe succeeds at once', 'livenessProbe: {successThreshold: 2, exec: {command: [a]}}', ['SCHEMA_INVALID spec.containers[0].livenessProbe.successThreshold: must be 1 on a liveness probe']],
    ['ports between 1 and 65535', 'ports: [{containerPort: 65536}]', ['SCHEMA_RANGE spec.containers[0].ports[0].containerPort: 65536 is not between 1 and 65535']],
    ['port names once', 'ports: [{name: a, containerPort: 1}, {name: a, containerPort: 2}]', ['SCHEMA_DUPLICATE spec.containers[0].ports[1].name: "a" is already taken']],
    ['one source a variable', 'env: [{name: A, value: b, valueFrom: {fieldRef: {fieldPath: metadata.name}}}]', ['SCHEMA_FORBIDDEN spec.containers[0].env[0].valueFrom: may not be set beside value']],
    ['fields of the Pod that exist', 'env: [{name: A, valueFrom: {fieldRef: {fieldPath: metadata.nmae}}}]', ['SCHEMA_UNSUPPORTED spec.containers[0].env[0].valueFrom.fieldRef.fieldPath: "metadata.nmae" cannot be referred to; metadata.name, metadata.namespace, metadata.uid, spec.nodeName, spec.serviceAccountName, status.hostIP, status.podIP, status.podIPs can']],
    ['variable names', 'env: [{name: 1A, value: b}]', ['SCHEMA_NAME spec.containers[0].env[0].name: "1A" must be letters, digits, "_", "-" and ".", not starting with a digit']],
    ['requests within limits', 'resources: {requests: {cpu: 1100m, memory: 1Gi}, limits: {cpu: 1.1, memory: 1G}}', ['SCHEMA_INVALID spec.containers[0].resources.requests.memory: request "1Gi" is more than the limit']],
    ['resources that exist', 'resources: {limits: {cpus: 1, example.com/gpu: 0.5}}', ['SCHEMA_UNSUPPORTED spec.containers[0].resources.limits.cpus: "cpus" is no resource of a container; cpu, memory, ephemeral-storage, hugepages-* and names with a domain are', 'SCHEMA_INVALID spec.containers[0].resources.limits["example.com/gpu"]: must be a whole number']],
    ['a privileged container escalates', 'securityContext: {privileged: true, allowPrivilegeEscalation: false}', ['SCHEMA_INVALID spec.containers[0].securityContext.allowPrivilegeEscalation: cannot be false in a privileged container']],
    ['a profile only with Localhost', 'securityContext: {seccompProfile: {type: RuntimeDefault, localhostProfile: a}}', ['SCHEMA_FORBIDDEN spec.containers[0].securityContext.seccompProfile.localhostProfile: may only be set with type Localhost']],
  ])('%s', (_rule, container, faults) => {
    expect(faultsOf(podWith('', container))).toEqual(faults);
  });
});

describe('the Pod', () => {
  test.each([
    ['tolerations without a key match all', 'tolerations: [{effect: NoSchedule}, {key: a, tolerationSeconds: 5, effect: NoSchedule}]', ['SCHEMA_INVALID spec.tolerations[0].operator: must be Exists where there is no key, to match all taints', 'SCHEMA_INVALID spec.tolerations[1].effect: must be NoExecute where tolerationSeconds is set']],
    ['spread that can be satisfied', 'topologySpreadConstraints: [{maxSkew: 0, topologyKey: zone, whenUnsatisfiable: ScheduleAnyway, minDomains: 2}]', ['SCHEMA_RANGE spec.topologySpreadConstraints[0].maxSkew: 0 is less than 1', 'SCHEMA_INVALID spec.topologySpreadConstraints[0].minDomains: may only be set with whenUnsatisfiable DoNotSchedule']],
    ['operators with the values they need', 'affinity: {podAntiAffinity: {requiredDuringSchedulingIgnoredDuringExecution: [{topologyKey: zone, labelSelector: {matchExpressions: [{key: a, operator: In}, {key: a, operator: Exists, values: [b]}]}}]}}', ['SCHEMA_REQUIRED spec.affinity.podAntiAffinity.requiredDuringSchedulingIgnoredDuringExecution[0].labelSelector.matchExpressions[0].values: values is required with operator In', 'SCHEMA_FORBIDDEN spec.affinity.podAntiAffinity.requiredDuringSchedulingIgnoredDuringExecution[0].labelSelector.matchExpressions[1].values: values may not be set with operator Exists']],
    ['one source a volume', 'volumes: [{name: a, emptyDir: {}, configMap: {name: b}}]', ['SCHEMA_FORBIDDEN spec.volumes[0].configMap: a volume has one source, and this one has emptyDir']],
    ['files stay in their volume', 'volumes: [{name: a, secret: {secretName: b, defaultMode: 1000, items: [{key: c, path: ../d}]}}]', ['SCHEMA_RANGE spec.volumes[0].secret.defaultMode: 1000 is not between 0 and 511', 'SCHEMA_INVALID spec.volumes[0].secret.items[0].path: "../d" must not contain ".."']],
    ['name servers where the cluster gives none', 'dnsPolicy: None', ['SCHEMA_REQUIRED spec.dnsConfig.nameservers: at least one name server is required with dnsPolicy None']],
    ['no ephemeral containers in a manifest', 'ephemeralContainers: [{name: debug, image: a}]', ['SCHEMA_FORBIDDEN spec.ephemeralContainers: ephemeralContainers may not be set in a manifest: they are added to running Pods']],
    ['Linux fields on Windows', 'os: {name: windows}\nsecurityContext: {fsGroup: 1}', ['SCHEMA_FORBIDDEN spec.securityContext.fsGroup: fsGroup may not be set on Windows']],
  ])('%s', (_rule, spec, faults) => {
    expect(faultsOf(podWith(spec))).toEqual(faults);
  });

  test('a mount names a volume of the Pod, and no path twice', () => {
    expect(faultsOf(podWith('volumes: [{name: data}]', 'volumeMounts: [{name: dta, mountPath: /a}, {name: data, mountPath: /a}]'))).toEqual([
      'SCHEMA_UNKNOWN_VOLUME spec.containers[0].volumeMounts[0].name: the Pod has no volume "dta" (Did you mean data?)',
      'SCHEMA_DUPLICATE spec.containers[0].volumeMounts[1].mountPath: "/a" is mounted twice',
    ]);
  });

  test('init containers have no probes, and no name of another container', () => {
    expect(faultsOf(podWith('initContainers: [{name: web, image: a, livenessProbe: {exec: {command: [a]}}}]'))).toEqual([
      'SCHEMA_FORBIDDEN spec.initContainers[0].livenessProbe: livenessProbe may not be set on an init container',
      'SCHEMA_DUPLICATE spec.initContainers[0].name: another container is named "web"',
    ]);
  });

  test('two containers do not take one port of the host', () => {
    expect(faultsOf(podWith('', 'ports: [{containerPort: 80, hostPort: 80}, {containerPort: 81, hostPort: 80}, {containerPort: 82, hostPort: 80, protocol: UDP}]'))).toEqual([
      'SCHEMA_DUPLICATE spec.containers[0].ports[1].hostPort: host port 80 is already taken',
    ]);
  });
});
