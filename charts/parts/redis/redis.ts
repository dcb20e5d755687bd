import type { Construct } from 'constructs';
import { backupAlerts, storeBackup } from '../backup';
import { clientService, disruptionBudget, labelsOf, storeAlerts } from '../stores';
import { redisAlerts } from './redis-alerts';
import { redisDump } from './redis-dump';
import { redisNodes } from './redis-nodes';
import { redisName, redisWorkload } from './redis-props';
import type { RedisProps } from './redis-props';
import { redisProxy } from './redis-proxy';
import { redisSentinels } from './redis-sentinels';

/**
 * Redis for clients that know one address, `redis:6379`. Alone it is one node; replicated it is a master with
 * replicas, three Sentinels that choose a new master, and proxies in front that follow it.
 */
export function redis(scope: Construct, props: RedisProps): void {
  const labels = labelsOf(redisName, 'database', props.partOf);
  redisNodes(scope, props);
  clientService(scope, { name: 'redis', workload: redisWorkload(props.topology), labels, ports: { redis: 6379 } });
  if (props.topology === 'replicated') {
    disruptionBudget(scope, redisName, labels, props.instances);
    redisSentinels(scope, props);
    redisProxy(scope, props);
  }
  const alerts = redisAlerts(props);
  const comprehensive = [...alerts.comprehensive, ...backupAlerts(redisName, props.monitoring.namespace, props.backup)];
  storeAlerts(scope, redisName, labels, props.monitoring, { ...alerts, comprehensive });
  if (props.backup) storeBackup(scope, redisDump(props, props.backup));
}
