import { faultsOf } from './faults-of';

/** A workload with one container. */
const workload = (apiVersion: string, kind: string, spec: string, pod = '') => `
apiVersion: ${apiVersion}
kind: ${kind}
metadata: {name: web}
spec:
  ${spec}
  template:
    metadata: {labels: {app: web}}
    spec: {containers: [{name: web, image: a}]${pod}}
`;
const selector = 'selector: {matchLabels: {app: web}}';
const job = '{template: {spec: {restartPolicy: Never, containers: [{name: a, image: a}]}}}';
const object = (apiVersion: string, kind: string, rest: string) => `{apiVersion: ${apiVersion}, kind: ${kind}, metadata: {name: web}, ${rest}}`;

test.each<[rule: string, manifest: string, faults: readonly string[]]>([
  ['a Deployment owns the Pods it makes', workload('apps/v1', 'Deployment', 'selector: {matchLabels: {app: wbe}}'), ['SCHEMA_SELECTOR spec.template.metadata.labels: the labels of the template do not match the selector']],
  ['a Deployment selects something', workload('apps/v1', 'Deployment', 'selector: {}'), ['SCHEMA_INVALID spec.selector: is empty and would select every Pod']],
  ['a Deployment restarts its Pods', workload('apps/v1', 'Deployment', selector, ', restartPolicy: Never'), ['SCHEMA_UNSUPPORTED spec.template.spec.restartPolicy: Never is not supported here; Always is']],
  ['a rolling update moves', workload('apps/v1', 'Deployment', `${selector}\n  strategy: {rollingUpdate: {maxUnavailable: 0%, maxSurge: 0}}`), ['SCHEMA_INVALID spec.strategy.rollingUpdate.maxUnavailable: may not be 0 where maxSurge is 0']],
  ['Recreate rolls nothing', workload('apps/v1', 'Deployment', `${selector}\n  strategy: {type: Recreate, rollingUpdate: {maxSurge: 1}}`), ['SCHEMA_FORBIDDEN spec.strategy.rollingUpdate: rollingUpdate may not be set with type Recreate']],
  ['a share is a whole percentage', workload('apps/v1', 'Deployment', `${selector}\n  strategy: {rollingUpdate: {maxSurge: 2.5%}}`), ['SCHEMA_FORMAT spec.strategy.rollingUpdate.maxSurge: "2.5%" is neither a whole number nor a share such as 25%']],
  ['a DaemonSet either surges or lacks', workload('apps/v1', 'DaemonSet', `${selector}\n  updateStrategy: {type: RollingUpdate, rollingUpdate: {maxSurge: 1, maxUnavailable: 1}}`), ['SCHEMA_INVALID spec.updateStrategy.rollingUpdate.maxSurge: may not be set where maxUnavailable is not 0']],
  ['a Job ends', workload('batch/v1', 'Job', 'backoffLimit: 1'), ['SCHEMA_UNSUPPORTED spec.template.spec.restartPolicy: the default, Always, is not supported here; Never or OnFailure is']],
  ['an indexed Job counts', object('batch/v1', 'Job', `spec: {completionMode: Indexed, template: {spec: {restartPolicy: Never, containers: [{name: a, image: a}]}}}`), ['SCHEMA_REQUIRED spec.completions: completions is required with completionMode Indexed']],
  ['a CronJob has five fields', object('batch/v1', 'CronJob', `spec: {schedule: "0 3 * *", jobTemplate: {spec: ${job}}}`), ['SCHEMA_CRON spec.schedule: "0 3 * *": has 4 fields; five are wanted']],
  ['minutes end at 59', object('batch/v1', 'CronJob', `spec: {schedule: "60 3 * * *", timeZone: Mars/Base, jobTemplate: {spec: ${job}}}`), ['SCHEMA_CRON spec.schedule: "60 3 * * *": minute: "60" is not between 0 and 59', 'SCHEMA_CRON spec.timeZone: "Mars/Base" is no time zone of the IANA database']],
  ['Services name their ports', object('v1', 'Service', 'spec: {ports: [{port: 80}, {port: 80, name: b, targetPort: Http}]}'), ['SCHEMA_REQUIRED spec.ports[0].name: name is required where there is more than one port', 'SCHEMA_DUPLICATE spec.ports[1]: another port is TCP/80', 'SCHEMA_NAME spec.ports[1].targetPort: "Http" must be lower-case letters, digits and "-"']],
  ['node ports are for node ports', object('v1', 'Service', 'spec: {ports: [{port: 80, nodePort: 30000}]}'), ['SCHEMA_FORBIDDEN spec.ports[0].nodePort: may not be set with type ClusterIP']],
  ['node ports have a range', object('v1', 'Service', 'spec: {type: NodePort, ports: [{port: 80, nodePort: 80}]}'), ['warning SCHEMA_NODE_PORT spec.ports[0].nodePort: 80 is not between 30000 and 32767, the default range of an API server']],
  ['an ExternalName names', object('v1', 'Service', 'spec: {type: ExternalName}'), ['SCHEMA_REQUIRED spec.externalName: externalName is required with type ExternalName']],
  ['Ingress paths start with a slash', object('networking.k8s.io/v1', 'Ingress', 'spec: {rules: [{host: "a_b", http: {paths: [{path: a, pathType: Prefix, backend: {service: {name: a}}}]}}]}'), ['SCHEMA_NAME spec.rules[0].host: "a_b" must be lower-case letters, digits, "-" and ".", each part starting and ending with a letter or digit', 'SCHEMA_REQUIRED spec.rules[0].http.paths[0].backend.service.port: a port by name or number is required', 'SCHEMA_INVALID spec.rules[0].http.paths[0].path: "a" must start with "/"']],
  ['policies except what they hold', object('networking.k8s.io/v1', 'NetworkPolicy', 'spec: {podSelector: {}, egress: [{to: [{ipBlock: {cidr: 10.0.0.0/8, except: [11.0.0.0/16]}}, {}], ports: [{endPort: 5}, {port: 9, endPort: 8}]}]}'), ['SCHEMA_INVALID spec.egress[0].ports[0].endPort: may not be set without port', 'SCHEMA_INVALID spec.egress[0].ports[1].endPort: must not be less than port', 'SCHEMA_INVALID spec.egress[0].to[0].ipBlock.except[0]: "11.0.0.0/16" must lie strictly inside 10.0.0.0/8', 'SCHEMA_REQUIRED spec.egress[0].to[1]: a peer needs a podSelector, a namespaceSelector or an ipBlock']],
  ['a budget says one thing', object('policy/v1', 'PodDisruptionBudget', 'spec: {minAvailable: 1, maxUnavailable: 101%}'), ['SCHEMA_INVALID spec.maxUnavailable: may not be set beside minAvailable', 'SCHEMA_RANGE spec.maxUnavailable: 101% is more than 100%']],
  ['an autoscaler has room', object('autoscaling/v2', 'HorizontalPodAutoscaler', 'spec: {scaleTargetRef: {kind: Deployment, name: a}, minReplicas: 3, maxReplicas: 2, metrics: [{type: Pods, resource: {name: cpu, target: {type: Utilization}}}]}'), ['SCHEMA_INVALID spec.maxReplicas: must not be less than minReplicas', 'SCHEMA_REQUIRED spec.metrics[0].pods: pods is required with type Pods', 'SCHEMA_FORBIDDEN spec.metrics[0].resource: may not be set with type Pods']],
  ['roles grant verbs', object('rbac.authorization.k8s.io/v1', 'Role', 'rules: [{apiGroups: [""], resources: [pods]}, {nonResourceURLs: [/metrics], verbs: [get]}]'), ['SCHEMA_REQUIRED rules[0].verbs: verbs is required', 'SCHEMA_INVALID rules[1].nonResourceURLs: a Role of one namespace grants no URLs outside it']],
  ['bindings name who', object('rbac.authorization.k8s.io/v1', 'ClusterRoleBinding', 'roleRef: {apiGroup: rbac.authorization.k8s.io, kind: Role, name: a}, subjects: [{kind: ServiceAccount, name: a}]'), ['SCHEMA_UNSUPPORTED roleRef.kind: "Role" is not supported; ClusterRole are', 'SCHEMA_REQUIRED subjects[0].namespace: namespace is required for a ServiceAccount']],
  ['claims have a size', object('v1', 'PersistentVolumeClaim', 'spec: {accessModes: [ReadWriteTwice], resources: {requests: {storage: 0}}}'), ['SCHEMA_UNSUPPORTED spec.accessModes[0]: "ReadWriteTwice" is not supported; ReadWriteOnce, ReadOnlyMany, ReadWriteMany, ReadWriteOncePod are', 'SCHEMA_RANGE spec.resources.requests.storage: must be positive']],
  ['keys are file names', object('v1', 'ConfigMap', 'data: {"a b": c, d: e}, binaryData: {d: aGk=}'), ['SCHEMA_DUPLICATE binaryData.d: the key stands in data too', 'SCHEMA_NAME data["a b"]: "a b" must be letters, digits, "-", "_" and "."']],
  ['Secrets hold what their type says', object('v1', 'Secret', 'type: kubernetes.io/dockerconfigjson, stringData: {.dockerconfigjson: "{"}'), ['SCHEMA_FORMAT data[".dockerconfigjson"]: is not JSON']],
  ['limits are in order', object('v1', 'LimitRange', 'spec: {limits: [{type: Container, min: {cpu: 2}, max: {cpu: 1}}]}'), ['SCHEMA_INVALID spec.limits[0].min.cpu: min is more than max']],
  ['quotas limit what exists', object('v1', 'ResourceQuota', 'spec: {hard: {pod: 1}}'), ['SCHEMA_UNSUPPORTED spec.hard.pod: "pod" cannot be limited by a quota']],
  ['priorities leave room for the system', object('scheduling.k8s.io/v1', 'PriorityClass', 'value: 2000000000'), ['SCHEMA_RANGE value: 2000000000 is more than 1000000000']],
  ['levels of Pod Security', '{apiVersion: v1, kind: Namespace, metadata: {name: a, labels: {pod-security.kubernetes.io/enforce: restrict}}}', ['SCHEMA_UNSUPPORTED metadata.labels["pod-security.kubernetes.io/enforce"]: "restrict" is no Pod Security level; privileged, baseline, restricted are']],
])('%s', (_rule, manifest, faults) => {
  expect(faultsOf(manifest)).toEqual(faults);
});
