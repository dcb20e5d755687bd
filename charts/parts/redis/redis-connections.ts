import type { Connection } from '../../../lib/render/system';
import { backupConnections } from '../backup';
import type { RedisProps } from './redis-props';
import { proxyName, redisName, redisWorkload, sentinelName } from './redis-props';

const redisPort = [{ port: 6379 }];
const sentinelPort = [{ port: 26379 }];

/** Who calls whom inside the store and from monitoring; its clients' own calls are declared by the services. */
export function redisConnections(props: Pick<RedisProps, 'topology' | 'monitoring' | 'backup'>): Connection[] {
  const scraping: Connection[] = props.monitoring.metrics
    ? [{ from: 'monitoring', to: redisName, ports: [{ port: 9121 }], reason: 'Prometheus scrapes redis_exporter.' }]
    : [];
  const always = [...scraping, ...backupConnections(redisName, props.backup, { workload: redisWorkload(props.topology), port: 6379 })];
  if (props.topology === 'single') return always;
  return [
    ...always,
    { from: redisName, to: redisName, ports: redisPort, reason: 'Replicas follow the master (redis.io, "Replication").' },
    {
      from: redisName,
      to: sentinelName,
      ports: sentinelPort,
      reason: 'A node asks who is master before it starts, and for a failover before it stops (node.sh, hand-over.sh).',
    },
    {
      from: sentinelName,
      to: redisName,
      ports: redisPort,
      reason: 'Sentinels watch and reconfigure every node (redis.io, "High availability with Redis Sentinel").',
    },
    {
      from: sentinelName,
      to: sentinelName,
      ports: sentinelPort,
      reason: 'Sentinels agree with one another on 26379 (redis.io, "High availability with Redis Sentinel").',
    },
    { from: proxyName, to: redisName, ports: redisPort, reason: 'HAProxy checks each node for its role and forwards to the master.' },
    ...(props.monitoring.metrics
      ? [{ from: 'monitoring', to: proxyName, ports: [{ port: 8405 }], reason: 'Prometheus scrapes HAProxy.' }]
      : []),
  ];
}
