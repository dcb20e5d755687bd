import type { ResourceProps, StoreProps } from '../stores';

export interface RedisProps extends StoreProps {
  /** `single`: one node. `replicated`: a master and replicas, three Sentinels, and HAProxy as the clients' address. */
  readonly topology: 'single' | 'replicated';
  /** Nodes that hold data; haproxy.cfg knows up to five. */
  readonly instances: number;
}

/** The nodes: a StatefulSet in either topology, so that a store can grow without a new name or volume. */
export const redisName = 'redis';
export const sentinelName = 'redis-sentinel';
export const proxyName = 'redis-haproxy';
/** Keys: password. */
export const redisCredentials = 'redis-credentials';
/** Names every Pod of the group; immutable, hence the same in both topologies. */
export const redisHeadless = 'redis-headless';

/** Redis' own advice: three Sentinels on three machines, a majority of which must agree (redis.io, "Sentinel"). */
export const sentinels = 3;
export const quorum = 2;
export const proxies = 2;

/** Sentinels and proxies hold no data and hardly any connections. */
export const sentinelResources: ResourceProps = { requests: { cpu: '20m', memory: '32Mi' }, limits: { memory: '64Mi' } };
export const proxyResources: ResourceProps = { requests: { cpu: '20m', memory: '64Mi' }, limits: { memory: '128Mi' } };

/** The Pods that a client connects to. */
export const redisWorkload = (topology: RedisProps['topology']): string => (topology === 'replicated' ? proxyName : redisName);

/**
 * A Pod's own name in full: HAProxy's resolver asks for it as it stands, and Sentinel hands it to others.
 * `$(POD_NAMESPACE)` is filled in by the kubelet, so that the chart names no namespace.
 */
export const podHost = (pod: string, service: string): string => `${pod}.${service}.$(POD_NAMESPACE).svc.cluster.local`;

/** host:port of every Sentinel, for scripts. */
export const sentinelHosts = Array.from({ length: sentinels }, (_, index) => `${podHost(`${sentinelName}-${index}`, sentinelName)}:26379`).join(' ');
