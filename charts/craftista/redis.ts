import type { App, Chart } from 'cdk8s';
import type { Settings } from '../../lib/settings';
import { externalSecret } from '../parts/external-secret';
import { networkPolicies } from '../parts/network-policies';
import { proxyName, redis, redisCredentials, redisName, sentinelName } from '../parts/redis';
import { labelsOf } from '../parts/stores';
import { craftistaChart } from './chart';
import { network } from './connections';
import { system } from './facts';
import { redisProps, workloadsOf } from './stores';

/** Redis, for recommendation. */
export function redisChart(app: App, settings: Settings): Chart {
  const chart = craftistaChart(app, settings, redisName);
  externalSecret(chart, settings.secrets, { name: redisCredentials, labels: labelsOf(redisName, 'database', system), keys: ['password'] });
  redis(chart, redisProps(settings));
  const { connections, selectors } = network(settings);
  networkPolicies(chart, settings, connections, workloadsOf(redisName, [sentinelName, proxyName]), selectors);
  return chart;
}
