import { k8s } from 'cdk8s-plus-28';
import type { Construct } from 'constructs';
import {
  companionResources, containerResources, exporterProbes, headlessService, images, labelsOf, restrictedContainer, scraped,
  scriptMap, serviceMonitor, storeProbes, storeSet, users,
} from '../stores';
import type { Mounted } from '../stores';
import { dataVolume, followPasswordContainer, nodeFiles, passwordFile, podIdentity, runFolder, scriptFolder } from './redis-files';
import { podHost, redisCredentials, redisHeadless, redisName, sentinelHosts } from './redis-props';
import type { RedisProps } from './redis-props';

/** The nodes that hold data, and the Service that names them; alone or under Sentinels. */
export function redisNodes(scope: Construct, props: RedisProps): void {
  const labels = labelsOf(redisName, 'database', props.partOf);
  const files = scriptMap(scope, 'redis-scripts', labels, nodeFiles);
  const mounts = [dataVolume, passwordFile, runFolder, scriptFolder(files.name)];
  headlessService(scope, {
    name: redisHeadless,
    workload: redisName,
    labels: { ...labels, ...scraped },
    ports: { redis: 6379, ...(props.monitoring.metrics && { metrics: 9121 }) },
  });
  storeSet(scope, {
    name: redisName,
    labels,
    podAnnotations: { ...props.podAnnotations, ...files.checksum },
    replicas: props.instances,
    serviceName: redisHeadless,
    user: users.redis,
    containers: [
      node(props, mounts),
      ...(props.rotation ? [followPasswordContainer('node', 6379, mounts.slice(1))] : []),
      ...(props.monitoring.metrics ? [exporter()] : []),
    ],
    volumes: mounts.filter((mounted) => mounted !== dataVolume).map((mounted) => mounted.volume),
    storage: props.storage,
    // 20 s to hand over, 10 s for replicas to catch up, and the last snapshot.
    terminationGracePeriodSeconds: 90,
  });
  serviceMonitor(scope, redisName, labels, props.monitoring);
}

const node = (props: RedisProps, mounts: readonly Mounted[]): k8s.Container => {
  const replicated = props.topology === 'replicated';
  return {
    name: 'redis',
    image: images.redis,
    command: ['sh', '/scripts/node.sh'],
    env: [
      ...podIdentity,
      { name: 'NODE_ADDRESS', value: podHost('$(POD_NAME)', redisHeadless) },
      { name: 'MEMORY_LIMIT', valueFrom: { resourceFieldRef: { resource: 'limits.memory' } } },
      ...(replicated ? [{ name: 'SENTINELS', value: sentinelHosts }, { name: 'MIN_REPLICAS', value: '1' }] : []),
    ],
    ports: [{ name: 'redis', containerPort: 6379 }],
    ...storeProbes('alive.sh', 'ready.sh'),
    ...(replicated && { lifecycle: { preStop: { exec: { command: ['sh', '/scripts/hand-over.sh'] } } } }),
    resources: containerResources(props.resources),
    securityContext: restrictedContainer,
    volumeMounts: mounts.map((mounted) => mounted.mount),
  };
};

const exporter = (): k8s.Container => ({
  name: 'exporter',
  image: images.redisExporter,
  env: [
    { name: 'REDIS_ADDR', value: 'redis://127.0.0.1:6379' },
    { name: 'REDIS_PASSWORD', valueFrom: { secretKeyRef: { name: redisCredentials, key: 'password' } } },
  ],
  ports: [{ name: 'metrics', containerPort: 9121 }],
  ...exporterProbes,
  resources: containerResources(companionResources),
  securityContext: restrictedContainer,
});
