import type { App, Chart } from 'cdk8s';
import type { Settings } from '../../lib/settings';
import { externalSecret } from '../parts/external-secret';
import { mongodb, mongodbCredentials, mongodbKeys, mongodbName } from '../parts/mongodb';
import { networkPolicies } from '../parts/network-policies';
import { labelsOf } from '../parts/stores';
import { craftistaChart } from './chart';
import { network } from './connections';
import { system } from './facts';
import { mongodbProps, workloadsOf } from './stores';

/** MongoDB, where catalogue's products belong; today's catalogue only waits for its port at start (docs/unproved.md). */
export function mongodbChart(app: App, settings: Settings): Chart {
  const chart = craftistaChart(app, settings, mongodbName);
  externalSecret(chart, settings.secrets, {
    name: mongodbCredentials,
    labels: labelsOf(mongodbName, 'database', system),
    keys: [...mongodbKeys],
  });
  mongodb(chart, mongodbProps(settings));
  const { connections, selectors } = network(settings);
  networkPolicies(chart, settings, connections, workloadsOf(mongodbName), selectors);
  return chart;
}
