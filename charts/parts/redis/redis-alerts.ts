import type { Rule } from '../../../imports/monitoring';
import { alert } from '../stores';
import type { RedisProps } from './redis-props';
import { proxyName, redisHeadless } from './redis-props';

/** What to wake somebody for: metrics of redis_exporter, and of HAProxy where there is one. */
export function redisAlerts(props: RedisProps): { basic: Rule[]; comprehensive: Rule[] } {
  const replicated = props.topology === 'replicated';
  const nodes = `namespace="${props.monitoring.namespace}",job="${redisHeadless}"`;
  const proxies = `namespace="${props.monitoring.namespace}",job="${proxyName}-metrics"`;
  return {
    basic: [alert('RedisDown', `redis_up{${nodes}} == 0`, '2m', 'critical', 'A Redis node does not answer its exporter.')],
    comprehensive: [
      ...(replicated
        ? [
            alert(
              'RedisWithoutMaster',
              `sum(haproxy_server_status{${proxies},proxy="master",state="UP"}) < 1`,
              '1m',
              'critical',
              'No Redis node has been master for a minute: no client can write.',
            ),
            alert(
              'RedisReplicaBehind',
              `redis_connected_slaves{${nodes}} < ${props.instances - 1} and on (instance) redis_instance_info{${nodes},role="master"}`,
              '5m',
              'warning',
              'The master has fewer replicas than it should: the next failure may lose data.',
            ),
          ]
        : []),
      alert(
        'RedisNearlyFull',
        `redis_memory_used_bytes{${nodes}} / redis_memory_max_bytes > 0.85`,
        '10m',
        'warning',
        'Redis has used 85 % of its memory; at 100 % it refuses writes.',
      ),
      alert(
        'RedisNotPersisted',
        `redis_aof_last_write_status{${nodes}} == 0 or redis_rdb_last_bgsave_status{${nodes}} == 0`,
        '5m',
        'critical',
        'Redis could not write its data to disk.',
      ),
    ],
  };
}
