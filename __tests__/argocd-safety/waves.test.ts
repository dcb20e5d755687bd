// Argo CD's manual: "Sync Phases and Waves", "Resource Health"; its resource_customizations/*/health.lua.
import { findingsIn, manifest } from './findings';

const last = manifest('v1', 'ConfigMap', 'last', 'data: {}', { 'sync-wave': '5' });
const annotation = { 'sync-wave': '-1' };

describe('before a last wave', () => {
  test.each([
    ['apps/v1', 'StatefulSet', '{}', 'has no progress deadline'],
    ['apps/v1', 'DaemonSet', '{}', 'has no progress deadline'],
    ['argoproj.io/v1alpha1', 'Rollout', '{}', 'pauses between its steps'],
    ['apps/v1', 'Deployment', '{paused: true}', 'is paused'],
    ['batch/v1', 'Job', '{}', 'has no deadline'],
    ['v1', 'Service', '{type: LoadBalancer}', 'waits for a load balancer'],
    ['networking.k8s.io/v1', 'Ingress', '{}', 'waits for its controller to give it an address'],
    ['cert-manager.io/v1', 'Certificate', '{}', 'waits for its issuer without a deadline'],
    ['postgresql.cnpg.io/v1', 'Cluster', '{}', 'waits for its instances without a deadline'],
  ])('%s %s %s can hang', (apiVersion, kind, spec, reason) => {
    expect(findingsIn({ shop: manifest(apiVersion, kind, 'one', `spec: ${spec}`, annotation) + last })).toEqual([
      `ARGOCD_WAVE_CAN_HANG shop/${kind}/one: It ${reason}, and it stands in wave -1, before wave 5: a sync that waits for it may never end.`,
    ]);
  });

  test.each([
    ['apps/v1', 'Deployment', '{}'],
    ['v1', 'Service', '{type: ClusterIP}'],
    ['batch/v1', 'Job', '{activeDeadlineSeconds: 60}'],
    ['external-secrets.io/v1beta1', 'ExternalSecret', '{}'],
  ])('%s %s %s comes to an end', (apiVersion, kind, spec) => {
    expect(findingsIn({ shop: manifest(apiVersion, kind, 'one', `spec: ${spec}`, annotation) + last })).toEqual([]);
  });

  test('what stands in the last wave may take its time', () => {
    expect(findingsIn({ shop: manifest('apps/v1', 'StatefulSet', 'one', 'spec: {}', { 'sync-wave': '5' }) + last })).toEqual([]);
  });

  test('the last wave is that of its own Application', () => {
    expect(findingsIn({ base: manifest('apps/v1', 'StatefulSet', 'one', 'spec: {}'), shop: last })).toEqual([]);
  });

  test('a PreSync hook stands before everything', () => {
    expect(findingsIn({ shop: manifest('v1', 'Pod', 'one', 'spec: {}', { hook: 'PreSync', 'sync-wave': '9' }) + last })).toEqual([
      'ARGOCD_WAVE_CAN_HANG shop/Pod/one: It may never get ready, and it stands in PreSync wave 9, before wave 5: a sync that waits for it may never end.',
    ]);
  });
});

describe('claims', () => {
  const claim = (wave: string, spec = '{}') => manifest('v1', 'PersistentVolumeClaim', 'data', `spec: ${spec}`, { 'sync-wave': wave });
  const consumer = (kind: string, wave: string) => {
    const template = '{spec: {volumes: [{name: data, persistentVolumeClaim: {claimName: data}}]}}';
    const spec = kind === 'CronJob' ? `{jobTemplate: {spec: {template: ${template}}}}` : `{template: ${template}}`;
    return manifest(kind === 'CronJob' ? 'batch/v1' : 'apps/v1', kind, 'store', `spec: ${spec}`, { 'sync-wave': wave });
  };
  const waits = (reason: string) => [`ARGOCD_CLAIM_WAITS shop/PersistentVolumeClaim/data: The claim stands in wave 0 and ${reason}: the wave would wait for a claim that waits for a later wave.`];

  test('before its first consumer', () => {
    expect(findingsIn({ shop: claim('0') + consumer('Deployment', '5') })).toEqual(waits('its first consumer, store, comes in wave 5'));
  });

  test('together with its consumer', () => {
    expect(findingsIn({ shop: claim('5') + consumer('Deployment', '5') + last })).toEqual([]);
    expect(findingsIn({ shop: claim('0') + consumer('Deployment', '0') + last })).toEqual([]);
  });

  test('a CronJob mounts it some day', () => {
    expect(findingsIn({ shop: claim('0') + consumer('CronJob', '0') + last })).toEqual(waits('nothing in the Application mounts it at once'));
  });

  test('a class that binds at once', () => {
    const fast = 'apiVersion: storage.k8s.io/v1\nkind: StorageClass\nmetadata: {name: fast}\nvolumeBindingMode: ';
    expect(findingsIn({ shop: `${claim('0', '{storageClassName: fast}')}${consumer('Deployment', '5')}---\n${fast}Immediate\n` })).toEqual([]);
    expect(findingsIn({ shop: `${claim('0', '{storageClassName: fast}')}${consumer('Deployment', '5')}---\n${fast}WaitForFirstConsumer\n` })).toEqual(waits('its first consumer, store, comes in wave 5'));
  });

  test('a claim that names its volume', () => {
    expect(findingsIn({ shop: claim('0', '{volumeName: disk}') + consumer('Deployment', '5') })).toEqual([]);
  });
});

describe('Jobs and hooks', () => {
  test('a suspended Job', () => {
    expect(findingsIn({ shop: manifest('batch/v1', 'Job', 'once', 'spec: {suspend: true}') })).toEqual([
      'ARGOCD_JOB_SUSPENDED shop/Job/once: The Job is suspended: its Application never gets healthy, and a sync that waits for it never ends.',
    ]);
  });

  test('a hook Job needs a deadline', () => {
    expect(findingsIn({ shop: manifest('batch/v1', 'Job', 'smoke', 'spec: {}', { hook: 'PostSync' }) })).toEqual([
      'ARGOCD_HOOK_WITHOUT_DEADLINE shop/Job/smoke: The PostSync hook has no deadline: a Pod that never starts would keep the sync waiting for ever.',
    ]);
    expect(findingsIn({ shop: manifest('batch/v1', 'Job', 'smoke', 'spec: {activeDeadlineSeconds: 60}', { hook: 'PostSync' }) + last })).toEqual([]);
  });

  test('PostSync waits for Rollouts', () => {
    const hook = manifest('batch/v1', 'Job', 'smoke', 'spec: {activeDeadlineSeconds: 60}', { hook: 'PostSync' });
    expect(findingsIn({ shop: hook + manifest('argoproj.io/v1alpha1', 'Rollout', 'web', 'spec: {}') })).toEqual([
      'ARGOCD_POST_SYNC_BESIDE_ROLLOUT shop/Job/smoke: The PostSync hook waits for Rollout web: no other sync starts while that pauses.',
    ]);
    expect(findingsIn({ shop: hook, other: manifest('argoproj.io/v1alpha1', 'Rollout', 'web', 'spec: {}') })).toEqual([]);
  });
});

describe('hashed maps', () => {
  const workload = (kind: string, apiVersion: string) =>
    manifest(apiVersion, kind, 'web', 'spec: {template: {spec: {volumes: [{name: a, configMap: {name: web-5h2m8kgt97}}], containers: [{name: main, envFrom: [{secretRef: {name: plain}}]}]}}}');
  const map = (annotations = {}) => manifest('v1', 'ConfigMap', 'web-5h2m8kgt97', 'data: {}', annotations);

  test('under a Rollout', () => {
    expect(findingsIn({ shop: workload('Rollout', 'argoproj.io/v1alpha1') + map() })).toEqual([
      'ARGOCD_HASHED_CONFIG shop/Rollout/web: ConfigMap web-5h2m8kgt97 is pruned at its next change, while Pods of the old version still need it.',
    ]);
  });

  test('under a Deployment, or kept', () => {
    expect(findingsIn({ shop: workload('Deployment', 'apps/v1') + map() })).toEqual([]);
    expect(findingsIn({ shop: workload('Rollout', 'argoproj.io/v1alpha1') + map({ 'sync-options': 'Prune=false' }) })).toEqual([]);
  });
});
