import type { k8s } from 'cdk8s-plus-28';
import { containerResources, images, restrictedContainer, scratch, scripts, secretFiles } from '../stores';
import type { Mounted } from '../stores';
import { redisCredentials } from './redis-props';
import alive from './scripts/alive.sh';
import followPassword from './scripts/follow-password.sh';
import haproxy from './scripts/haproxy.cfg';
import handOver from './scripts/hand-over.sh';
import node from './scripts/node.sh';
import ready from './scripts/ready.sh';
import configuration from './scripts/redis.conf';
import sentinel from './scripts/sentinel.sh';

/** What each kind of container finds in /scripts. */
export const nodeFiles = { 'alive.sh': alive, 'follow-password.sh': followPassword, 'hand-over.sh': handOver, 'node.sh': node, 'ready.sh': ready, 'redis.conf': configuration };
export const sentinelFiles = { 'alive.sh': alive, 'follow-password.sh': followPassword, 'ready.sh': ready, 'sentinel.sh': sentinel };
export const proxyFiles = { 'haproxy.cfg': haproxy };

export const dataVolume: Mounted = { volume: { name: 'data' }, mount: { name: 'data', mountPath: '/data' } };
export const passwordFile = secretFiles(redisCredentials, '/run/secrets/redis');
/** The configuration with the password in it, in memory. */
export const runFolder = scratch('run', '/run/redis', '1Mi', true);
export const scriptFolder = (configMap: string): Mounted => scripts(configMap);

const fieldOf = (name: string, fieldPath: string): k8s.EnvVar => ({ name, valueFrom: { fieldRef: { fieldPath } } });

/** Beside a node or a Sentinel where passwords are rotated. */
export const followPasswordContainer = (kind: 'node' | 'sentinel', port: number, mounts: readonly Mounted[]): k8s.Container => ({
  name: 'follow-password',
  image: images.redis,
  command: ['sh', '/scripts/follow-password.sh'],
  env: [
    { name: 'KIND', value: kind },
    { name: 'STARTED_WITH', value: '/run/redis/password' },
    { name: 'PROBE_PORT', value: String(port) },
  ],
  resources: containerResources({ requests: { cpu: '5m', memory: '16Mi' }, limits: { memory: '32Mi' } }),
  securityContext: restrictedContainer,
  volumeMounts: mounts.map((mounted) => mounted.mount),
});

/** Who the Pod is; first in a list of variables, because later ones refer to them. */
export const podIdentity: k8s.EnvVar[] = [fieldOf('POD_NAME', 'metadata.name'), fieldOf('POD_NAMESPACE', 'metadata.namespace')];
