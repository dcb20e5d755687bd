import type { k8s } from 'cdk8s-plus-28';
import { scratch, scripts, secretFiles } from '../stores';
import type { Mounted } from '../stores';
import { redisCredentials } from './redis-props';
import alive from './scripts/alive.sh';
import haproxy from './scripts/haproxy.cfg';
import handOver from './scripts/hand-over.sh';
import node from './scripts/node.sh';
import ready from './scripts/ready.sh';
import configuration from './scripts/redis.conf';
import sentinel from './scripts/sentinel.sh';

/** What each kind of container finds in /scripts. */
export const nodeFiles = { 'alive.sh': alive, 'hand-over.sh': handOver, 'node.sh': node, 'ready.sh': ready, 'redis.conf': configuration };
export const sentinelFiles = { 'alive.sh': alive, 'ready.sh': ready, 'sentinel.sh': sentinel };
export const proxyFiles = { 'haproxy.cfg': haproxy };

export const dataVolume: Mounted = { volume: { name: 'data' }, mount: { name: 'data', mountPath: '/data' } };
export const passwordFile = secretFiles(redisCredentials, '/run/secrets/redis');
/** The configuration with the password in it, in memory. */
export const runFolder = scratch('run', '/run/redis', '1Mi', true);
export const scriptFolder = (configMap: string): Mounted => scripts(configMap);

const fieldOf = (name: string, fieldPath: string): k8s.EnvVar => ({ name, valueFrom: { fieldRef: { fieldPath } } });

/** Who the Pod is; first in a list of variables, because later ones refer to them. */
export const podIdentity: k8s.EnvVar[] = [fieldOf('POD_NAME', 'metadata.name'), fieldOf('POD_NAMESPACE', 'metadata.namespace')];
