import { Chart } from 'cdk8s';
import type { App } from 'cdk8s';
import type { Connection } from '../../lib/render/system';
import type { Settings } from '../../lib/settings';
import { externalSecret } from '../parts/external-secret';
import { redis, redisConnections as partConnections, redisCredentials, redisName, redisWorkload } from '../parts/redis';
import type { RedisProps } from '../parts/redis';
import { labelsOf } from '../parts/stores';
import { storeProps } from './store-props';

/** Redis has no operator here: one instance is one instance. */
function redisProps(settings: Settings): RedisProps {
  const props = storeProps(settings, redisName);
  return { ...props, topology: props.topology === 'replicated' ? 'replicated' : 'single' };
}

/** Redis keeps recommendation's picks. */
export function redisChart(app: App, settings: Settings): Chart {
  const chart = new Chart(app, redisName, { namespace: settings.namespace, disableResourceNameHashes: true });
  externalSecret(chart, settings.secrets, {
    name: redisCredentials,
    labels: labelsOf(redisName, 'database', 'craftista'),
    keys: ['password'],
  });
  redis(chart, redisProps(settings));
  return chart;
}

export const redisConnections = (settings: Settings): Connection[] => partConnections(redisProps(settings));

/** Where recommendation finds Redis: the workload for policies, the host and port for its variables. */
export const redisClient = (settings: Settings) => ({ workload: redisWorkload(redisProps(settings).topology), host: redisName, port: 6379 });
