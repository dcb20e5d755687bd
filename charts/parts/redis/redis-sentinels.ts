import type { k8s } from 'cdk8s-plus-28';
import type { Construct } from 'constructs';
import {
  containerResources, disruptionBudget, headlessService, images, labelsOf, restrictedContainer, scriptMap,
  storeProbes, storeSet, users,
} from '../stores';
import type { Mounted } from '../stores';
import { dataVolume, followPasswordContainer, passwordFile, podIdentity, runFolder, scriptFolder, sentinelFiles } from './redis-files';
import { podHost, quorum, redisHeadless, redisName, sentinelHosts, sentinelName, sentinelResources, sentinels } from './redis-props';
import type { RedisProps } from './redis-props';

/**
 * Three Sentinels, each with a small volume: after an outage of everything they alone know who was master.
 * A short DNS patience, because a Sentinel that waits for a name for two seconds takes its own clock for wrong and
 * stops acting (TILT).
 */
export function redisSentinels(scope: Construct, props: RedisProps): void {
  const labels = labelsOf(sentinelName, 'sentinel', props.partOf);
  const files = scriptMap(scope, 'redis-sentinel-scripts', labels, sentinelFiles);
  const mounts = [dataVolume, passwordFile, runFolder, scriptFolder(files.name)];
  headlessService(scope, { name: sentinelName, workload: sentinelName, labels, ports: { sentinel: 26379 } });
  storeSet(scope, {
    name: sentinelName,
    labels,
    podAnnotations: { ...props.podAnnotations, ...files.checksum },
    replicas: sentinels,
    serviceName: sentinelName,
    user: users.redis,
    containers: [sentinel(mounts), ...(props.rotation ? [followPasswordContainer('sentinel', 26379, mounts.slice(1))] : [])],
    volumes: mounts.filter((mounted) => mounted !== dataVolume).map((mounted) => mounted.volume),
    storage: { ...props.storage, size: '100Mi' },
    terminationGracePeriodSeconds: 30,
    dnsConfig: { options: [{ name: 'timeout', value: '1' }, { name: 'attempts', value: '1' }] },
  });
  disruptionBudget(scope, sentinelName, labels, sentinels);
}

const sentinel = (mounts: readonly Mounted[]): k8s.Container => ({
  name: 'sentinel',
  image: images.redis,
  command: ['sh', '/scripts/sentinel.sh'],
  env: [
    ...podIdentity,
    { name: 'SENTINEL_ADDRESS', value: podHost('$(POD_NAME)', sentinelName) },
    { name: 'FIRST_MASTER', value: podHost(`${redisName}-0`, redisHeadless) },
    { name: 'PEERS', value: sentinelHosts },
    { name: 'QUORUM', value: String(quorum) },
    { name: 'PROBE_PORT', value: '26379' },
  ],
  ports: [{ name: 'sentinel', containerPort: 26379 }],
  ...storeProbes('alive.sh', 'ready.sh'),
  resources: containerResources(sentinelResources),
  securityContext: restrictedContainer,
  volumeMounts: mounts.map((mounted) => mounted.mount),
});
