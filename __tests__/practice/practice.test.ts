import type { CheckContext } from '../../lib/checks';
import type { Settings } from '../../lib/settings';
import { issuesOf, judgeText } from '../judge-text';
import { soundManifests, withChange } from './sound-manifests';

const judge = (text: string, cell?: CheckContext['cell']) => judgeText(text, 'practice', cell);

/** Only what the checks ask of the settings. */
const settings = { delivery: { approval: 'required' }, security: { podSecurity: 'restricted' } } as Settings;
const production: CheckContext['cell'] = { system: 'shop', environment: 'live', settings, connections: [] };

const container = 'spec.template.spec.containers[0]';
const web = 'shop/Deployment/web';

test('sound manifests are fine, in production too', () => {
  expect(judge(soundManifests)).toEqual([]);
  expect(judge(soundManifests, production)).toEqual([]);
});

describe('images', () => {
  const image = (tag: string) => judge(withChange('web:1.2.3', `web${tag}`));

  test('without a tag', () => {
    expect(image('')).toEqual([`IMAGE_TAG_MISSING ${web} ${container}.image: registry.example.com:5000/web has no tag.`]);
  });

  test.each([':latest', ':main', ':develop', ':stable-alpine', ':7', ':v2', ':7-alpine', ':nonroot'])('%s moves', (tag) => {
    expect(image(tag)).toEqual([`IMAGE_TAG_MUTABLE ${web} ${container}.image: registry.example.com:5000/web${tag}: the tag ${tag.slice(1)} moves from build to build.`]);
  });

  test.each([':1.2.3', ':16.4', ':v2.7', ':7.2.5-alpine', ':develop-0a1b2c3d', ':20261121', `@sha256:${'0a'.repeat(32)}`, `:latest@sha256:${'0a'.repeat(32)}`])('%s stays', (tag) => {
    expect(image(tag)).toEqual([]);
  });

  test('a fixed tag needs no fetching', () => {
    expect(judge(withChange('IfNotPresent', 'Always'))).toEqual([`PULL_POLICY_ALWAYS ${web} ${container}.imagePullPolicy: registry.example.com:5000/web:1.2.3 is fetched at each start although it never changes.`]);
  });

  test("an operator's image is one too", () => {
    expect(judge('{apiVersion: postgresql.cnpg.io/v1, kind: Cluster, metadata: {name: db}, spec: {imageName: "postgresql:16"}}')).toEqual([
      'IMAGE_TAG_MUTABLE Cluster/db spec.imageName: postgresql:16: the tag 16 moves from build to build.',
    ]);
  });
});

describe('resources', () => {
  test('requests and limits that are missing', () => {
    expect(judge(withChange('resources: {requests: {cpu: 100m, memory: 128Mi, ephemeral-storage: 100Mi}, limits: {memory: 128Mi, ephemeral-storage: 100Mi}}', 'resources: {}'))).toEqual([
      `EPHEMERAL_STORAGE_MISSING ${web} ${container}.resources: Container "app" may fill the disk of its node.`,
      `MEMORY_LIMIT_MISSING ${web} ${container}.resources: Container "app" may take all memory of its node.`,
      `REQUEST_MISSING ${web} ${container}.resources: Container "app" does not say how much cpu and memory it needs.`,
    ]);
  });

  test('a CPU limit is for the class Guaranteed', () => {
    expect(judge(withChange('limits: {memory', 'limits: {cpu: 200m, memory'))).toEqual([`CPU_LIMIT_SET ${web} ${container}.resources.limits.cpu: Container "app" has a CPU limit, but its Pod is not Guaranteed.`]);
    expect(judge(withChange('limits: {memory', 'limits: {cpu: 100m, memory'))).toEqual([]);
  });
});

describe('probes', () => {
  test.each([
    ['readinessProbe: {httpGet: {path: /ready, port: http}}', '', `READINESS_PROBE_MISSING ${web} ${container}: Container "app" gets requests as soon as it runs.`],
    ['livenessProbe: {httpGet: {path: /alive, port: http}}', '', `LIVENESS_PROBE_MISSING ${web} ${container}: Container "app" is not restarted when it hangs.`],
    ['/alive', '/ready', `PROBES_EQUAL ${web} ${container}.livenessProbe: Container "app" is restarted by the same probe that stops its requests.`],
  ])('%s', (from, to, expected) => {
    expect(judge(withChange(from, to))).toEqual([expected]);
  });

  test('nobody waits for Pods that no Service selects', () => {
    expect(judge(withChange('readinessProbe: {httpGet: {path: /ready, port: http}}', '').replace('selector: {app: web}', 'selector: {app: other}'))).toEqual([]);
  });
});

describe('users and file systems', () => {
  const context = `${container}.securityContext`;
  test.each([
    ['readOnlyRootFilesystem: true', 'readOnlyRootFilesystem: false', `FILESYSTEM_WRITABLE ${web} ${context}: Container "app" may write to its root file system.`],
    ['runAsUser: 10001', 'runAsUser: 0', `USER_IS_ROOT ${web} ${context}: Container "app" runs as root.`],
    ['runAsUser: 10001', '', `USER_IS_ROOT ${web} ${context}: Container "app" names no user by number.`],
  ])('%s -> %s where Pods are restricted', (from, to, expected) => {
    expect(judge(withChange(from, to))).toEqual([expected]);
    expect(judge(withChange(from, to).replace('enforce: restricted', 'enforce: privileged'))).toEqual([]);
  });
});

test('a user who may be somebody on the node', () => {
  const low = withChange('runAsUser: 10001', 'runAsUser: 1000');
  expect(judge(low)).toEqual([`USER_ID_LOW ${web} ${container}.securityContext: Container "app" runs as user 1000.`]);
  expect(judge(low.replace('enforce: restricted', 'enforce: privileged'))).toHaveLength(1);
});

describe('host access', () => {
  test.each([
    ['enableServiceLinks: false', 'enableServiceLinks: false\n      hostNetwork: true', `spec.template.spec.hostNetwork: The Pod shares the node's network.`],
    ['enableServiceLinks: false', 'enableServiceLinks: false\n      volumes: [{name: v, hostPath: {path: /}}]', `spec.template.spec.volumes[0].hostPath: The Pod mounts the node's files.`],
    ['readOnlyRootFilesystem: true', 'readOnlyRootFilesystem: true, privileged: true', `${container}.securityContext.privileged: Container "app" is privileged.`],
    ['containerPort: 8080', 'containerPort: 8080, hostPort: 8080', `${container}.ports[0].hostPort: Container "app" takes a port of the node.`],
  ])('%s -> %s', (from, to, expected) => {
    expect(judge(withChange(from, to))).toEqual([`HOST_ACCESS ${web} ${expected}`]);
  });
});

describe('disruption and replicas', () => {
  const without = withChange('kind: PodDisruptionBudget', 'kind: Ignored');

  test('several replicas need a budget; that is an error in production', () => {
    expect(judge(without)).toEqual([`BUDGET_MISSING ${web} undefined: 2 replicas of web have no PodDisruptionBudget.`]);
    expect(issuesOf(without, 'practice').map(({ severity }) => severity)).toEqual(['warning']);
    expect(issuesOf(without, 'practice', production).map(({ severity }) => severity)).toEqual(['error']);
    expect(judge(without.replace('replicas: 2', 'replicas: 1'))).toEqual([]);
  });

  test.each([
    ['maxUnavailable: 1', 'maxUnavailable: 0', 'spec.maxUnavailable: No Pod of web may ever be evicted.'],
    ['maxUnavailable: 1', 'minAvailable: 2', 'spec.minAvailable: All 2 replicas of web must stay available.'],
    ['maxUnavailable: 1', 'minAvailable: 60%', 'spec.minAvailable: All 2 replicas of web must stay available.'],
  ])('a budget that allows nothing: %s -> %s', (from, to, expected) => {
    expect(judge(withChange(from, to))).toEqual([`BUDGET_BLOCKS shop/PodDisruptionBudget/web ${expected}`]);
  });

  test('two budgets of the same Pods', () => {
    const second = '{apiVersion: policy/v1, kind: PodDisruptionBudget, metadata: {name: web-too, namespace: shop}, spec: {minAvailable: 1, selector: {matchLabels: {app: web}}}}';
    expect(judge(`${soundManifests}---\n${second}`)).toEqual(['BUDGETS_OVERLAP shop/PodDisruptionBudget/web-too spec.selector: web already covers the Pods of web.']);
  });

  test('replicas that may all run on one node', () => {
    const text = withChange('topologySpreadConstraints', 'others');
    expect(judge(text)).toEqual([`SPREAD_MISSING ${web} spec.template.spec: All 2 replicas of web may run on one node.`]);
    expect(issuesOf(text, 'practice', production)[0]?.severity).toBe('error');
  });

  test('one replica is too few in production, and only there', () => {
    const one = withChange('replicas: 2', 'replicas: 1').replace('maxUnavailable: 1', 'maxUnavailable: 1');
    expect(judge(one)).toEqual([]);
    expect(judge(one, production)).toEqual([`REPLICAS_BELOW_FLOOR ${web} spec.replicas: web runs on one replica in production.`]);
  });
});

describe('autoscalers', () => {
  const scaler = (resource: string, least = 2) =>
    `{apiVersion: autoscaling/v2, kind: HorizontalPodAutoscaler, metadata: {name: web, namespace: shop}, spec: {minReplicas: ${least}, maxReplicas: 5, scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: web}, metrics: [{type: Resource, resource: {name: ${resource}, target: {type: Utilization, averageUtilization: 80}}}]}}`;

  test('count the replicas alone', () => {
    expect(judge(withChange('replicas: 2', 'replicas: 3', scaler('cpu')))).toEqual([`AUTOSCALED_REPLICAS ${web} spec.replicas: HorizontalPodAutoscaler web counts the replicas of web.`]);
    expect(judge(withChange('replicas: 2', 'minReadySeconds: 5', scaler('cpu')), production)).toEqual([]);
  });

  test('measure against a request', () => {
    const text = withChange('cpu: 100m, ', '', scaler('cpu')).replace('replicas: 2', 'minReadySeconds: 5');
    expect(judge(text)).toEqual([
      `REQUEST_MISSING ${web} ${container}.resources: Container "app" does not say how much cpu it needs.`,
      'AUTOSCALER_WITHOUT_REQUESTS shop/HorizontalPodAutoscaler/web spec.metrics[0].resource: Container "app" of web has no cpu request to measure against.',
    ]);
  });

  test('keep two in production', () => {
    expect(judge(withChange('replicas: 2', 'minReadySeconds: 5', scaler('cpu', 1)), production)).toEqual([
      'REPLICAS_BELOW_FLOOR shop/HorizontalPodAutoscaler/web spec.minReplicas: web runs on one replica in production.',
    ]);
  });
});

describe('quotas', () => {
  const quota = (hard: string) => `{apiVersion: v1, kind: ResourceQuota, metadata: {name: q, namespace: shop}, spec: {hard: ${hard}}}`;
  const judgeQuota = (hard: string, from = 'replicas: 2', to = 'replicas: 2') => issuesOf(withChange(from, to, quota(hard)), 'practice').map(({ severity, path, message }) => `${severity} ${path}: ${message}`);

  test('that hold everything are fine, an update included', () => {
    expect(judgeQuota('{requests.cpu: 300m, requests.memory: 384Mi, limits.memory: 384Mi, pods: 3, requests.ephemeral-storage: 300Mi}')).toEqual([]);
  });

  test('smaller than the sum of requests', () => {
    expect(judgeQuota('{cpu: 150m, requests.memory: 100Mi, pods: "1"}')).toEqual([
      'error spec.hard["cpu"]: 0.2 of cpu are asked for without any scaling, 0.15 are allowed.',
      'error spec.hard["pods"]: 2 of pods are asked for without any scaling, 1 are allowed.',
      'error spec.hard["requests.memory"]: 256Mi of requests.memory are asked for without any scaling, 100Mi are allowed.',
    ]);
  });

  test('too small only for an update', () => {
    expect(judgeQuota('{pods: 2}')).toEqual(['warning spec.hard["pods"]: 3 of pods are asked for when everything is scaled out and updated at once, 2 are allowed.']);
    expect(judgeQuota('{pods: 2}', 'replicas: 2', 'replicas: 2\n  strategy: {type: Recreate}')).toEqual([]);
  });

  test('count claims, Jobs and what operators run', () => {
    const more = `{apiVersion: postgresql.cnpg.io/v1, kind: Cluster, metadata: {name: db, namespace: shop}, spec: {instances: 3, imageName: "postgresql:16.4", storage: {size: 2Gi}, resources: {requests: {memory: 1Gi}}}}
---
{apiVersion: batch/v1, kind: CronJob, metadata: {name: j, namespace: shop}, spec: {suspend: true, jobTemplate: {spec: {template: {spec: {containers: [{name: c, resources: {requests: {memory: 9Gi, cpu: 1}, limits: {memory: 9Gi}}}]}}}}}}
---
${quota('{requests.memory: 4Gi, requests.storage: 5Gi, persistentvolumeclaims: 3}')}`;
    expect(issuesOf(`${soundManifests}---\n${more}`, 'practice').filter(({ code }) => code === 'QUOTA_TOO_SMALL').map(({ severity, message }) => `${severity}: ${message}`)).toEqual([
      'error: 6144Mi of requests.storage are asked for without any scaling, 5120Mi are allowed.',
    ]);
  });
});

describe('backups', () => {
  const backup = (schedule: string, annotations = '{}') =>
    `{apiVersion: batch/v1, kind: CronJob, metadata: {name: b, namespace: shop, labels: {app.kubernetes.io/component: backup}, annotations: ${annotations}}, spec: {schedule: "${schedule}", jobTemplate: {}}}`;

  test('daily is often enough for 24 hours, not for one', () => {
    expect(judge(`${soundManifests}---\n${backup('0 2 * * *')}`)).toEqual([]);
    expect(judge(`${soundManifests}---\n${backup('0 2 * * *', '{trellis.dev/rpo: 1h}')}`)).toEqual(['BACKUP_EXCEEDS_RPO shop/CronJob/b spec.schedule: Up to 1440 minutes pass between two backups; at most 1h may be lost.']);
  });

  test('continuous archiving covers the time between', () => {
    const cluster = (spec: string) => `{apiVersion: postgresql.cnpg.io/v1, kind: Cluster, metadata: {name: db, namespace: shop}, spec: ${spec}}\n---\n{apiVersion: postgresql.cnpg.io/v1, kind: ScheduledBackup, metadata: {name: b, namespace: shop}, spec: {schedule: "0 0 2 * * 0", cluster: {name: db}}}`;
    expect(judge(`${soundManifests}---\n${cluster('{}')}`)).toHaveLength(1);
    expect(judge(`${soundManifests}---\n${cluster('{backup: {barmanObjectStore: {destinationPath: "s3://b"}}}')}`)).toEqual([]);
  });
});

describe('roles', () => {
  const rules = (list: string) => judge(`{apiVersion: rbac.authorization.k8s.io/v1, kind: Role, metadata: {name: r, namespace: shop}, rules: [${list}]}`);

  test('without limits', () => {
    expect(rules("{apiGroups: [''], resources: ['*'], verbs: [get]}, {apiGroups: [''], resources: [pods], verbs: ['*']}")).toEqual([
      'RBAC_WILDCARD shop/Role/r rules[0].resources: This rule allows all resources.',
      'RBAC_WILDCARD shop/Role/r rules[1].verbs: This rule allows all verbs.',
    ]);
    expect(rules("{apiGroups: [''], resources: [pods], verbs: [get]}")).toEqual([]);
  });

  test('a binding to cluster-admin', () => {
    expect(judge('{apiVersion: rbac.authorization.k8s.io/v1, kind: ClusterRoleBinding, metadata: {name: r}, roleRef: {kind: ClusterRole, name: cluster-admin}}')).toEqual(['RBAC_WILDCARD ClusterRoleBinding/r roleRef.name: This binding allows everything.']);
  });
});

describe('variables of Services', () => {
  const redis = '{apiVersion: v1, kind: Service, metadata: {name: redis, namespace: shop}, spec: {selector: {app: web}, ports: [{port: 6379}]}}';

  test("collide with the app's", () => {
    const text = withChange('name: LEVEL', 'name: REDIS_PORT', redis).replace('enableServiceLinks: false', 'hostUsers: true');
    expect(judge(text)).toEqual([`SERVICE_LINK_COLLIDES ${web} ${container}: The kubelet sets REDIS_PORT of container "app" for Service redis.`]);
  });

  test('unless they are switched off, or the Service is headless', () => {
    expect(judge(withChange('name: LEVEL', 'name: REDIS_PORT', redis))).toEqual([]);
    const headless = redis.replace('spec: {', 'spec: {clusterIP: None, ');
    expect(judge(withChange('name: LEVEL', 'name: REDIS_PORT', headless).replace('enableServiceLinks: false', 'hostUsers: true'))).toEqual([]);
  });

  test('also by envFrom', () => {
    const map = '{apiVersion: v1, kind: ConfigMap, metadata: {name: c, namespace: shop}, data: {REDIS_PORT_6379_TCP_ADDR: a}}';
    const text = withChange('env: [{name: LEVEL, value: info}]', 'envFrom: [{configMapRef: {name: c}}]', `${redis}\n---\n${map}`).replace('enableServiceLinks: false', 'hostUsers: true');
    expect(judge(text)).toEqual([`SERVICE_LINK_COLLIDES ${web} ${container}: The kubelet sets REDIS_PORT_6379_TCP_ADDR of container "app" for Service redis.`]);
  });
});
