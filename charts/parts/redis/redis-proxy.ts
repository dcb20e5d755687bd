import { k8s } from 'cdk8s-plus-28';
import type { Construct } from 'constructs';
import {
  containerResources, disruptionBudget, images, labelsOf, lastWave, restartsOnRotation, restrictedContainer, restrictedPod, scraped,
  scriptMap, selectorOf, serviceMonitor, spreadAcrossNodes, users,
} from '../stores';
import { podIdentity, proxyFiles, scriptFolder } from './redis-files';
import { podHost, proxies, proxyName, proxyResources, redisCredentials, redisHeadless, redisName } from './redis-props';
import type { RedisProps } from './redis-props';

const statusPort = k8s.IntOrString.fromString('status');

/**
 * The clients' address: HAProxy sends each connection to the node whose role is master. Chosen over a label that a
 * controller moves, because it needs no rights on the API and no program of ours that runs for ever.
 */
export function redisProxy(scope: Construct, props: RedisProps): void {
  const labels = labelsOf(proxyName, 'proxy', props.partOf);
  const files = scriptMap(scope, 'redis-haproxy-config', labels, proxyFiles);
  const config = scriptFolder(files.name);
  new k8s.KubeDeployment(scope, 'deployment-proxy', {
    metadata: { name: proxyName, labels, annotations: { ...lastWave, ...restartsOnRotation(props.rotation) } },
    spec: {
      replicas: proxies,
      selector: { matchLabels: selectorOf(proxyName) },
      strategy: { rollingUpdate: { maxUnavailable: k8s.IntOrString.fromNumber(0), maxSurge: k8s.IntOrString.fromNumber(1) } },
      template: {
        metadata: { labels, annotations: { ...props.podAnnotations, ...files.checksum } },
        spec: {
          automountServiceAccountToken: false,
          enableServiceLinks: false,
          securityContext: restrictedPod(users.haproxy),
          terminationGracePeriodSeconds: 30,
          topologySpreadConstraints: spreadAcrossNodes(proxyName).map((spread) => ({ ...spread, whenUnsatisfiable: 'ScheduleAnyway' })),
          containers: [{ ...proxy(props.instances), volumeMounts: [config.mount] }],
          volumes: [config.volume],
        },
      },
    },
  });
  new k8s.KubeService(scope, 'service-proxy-metrics', {
    metadata: { name: `${proxyName}-metrics`, labels: { ...labels, ...scraped } },
    spec: { clusterIp: 'None', selector: selectorOf(proxyName), ports: [{ name: 'metrics', port: 8405, targetPort: statusPort }] },
  });
  disruptionBudget(scope, proxyName, labels, proxies);
  serviceMonitor(scope, proxyName, labels, props.monitoring);
}

const nodeHost = (index: number): k8s.EnvVar => ({ name: `REDIS_${index}`, value: podHost(`${redisName}-${index}`, redisHeadless) });

const proxy = (nodes: number): k8s.Container => ({
  name: 'haproxy',
  image: images.haproxy,
  command: ['haproxy', '-W', '-db', '-f', '/scripts/haproxy.cfg'],
  env: [
    ...podIdentity.slice(1),
    ...Array.from({ length: nodes }, (_, index) => nodeHost(index)),
    { name: 'REDIS_PORT_NUMBER', value: '6379' },
    { name: 'BIND_ADDRESS', value: '*' },
    { name: 'BIND_PORT', value: '6379' },
    { name: 'STATUS_PORT', value: '8405' },
    { name: 'REDIS_PASSWORD', valueFrom: { secretKeyRef: { name: redisCredentials, key: 'password' } } },
  ],
  ports: [
    { name: 'redis', containerPort: 6379 },
    { name: 'status', containerPort: 8405 },
  ],
  livenessProbe: { httpGet: { path: '/alive', port: statusPort }, periodSeconds: 10, failureThreshold: 3 },
  readinessProbe: { httpGet: { path: '/ready', port: statusPort }, periodSeconds: 5, failureThreshold: 3 },
  // New connections stop coming before the old ones are cut.
  lifecycle: { preStop: { exec: { command: ['sleep', '5'] } } },
  resources: containerResources(proxyResources),
  securityContext: restrictedContainer,
});
