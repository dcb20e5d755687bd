import { Chart } from 'cdk8s';
import type { App } from 'cdk8s';
import type { Connection } from '../../lib/render/system';
import type { Settings } from '../../lib/settings';
import { externalSecret } from '../parts/external-secret';
import { mongodb, mongodbConnections as partConnections, mongodbCredentials, mongodbKeys, mongodbName, replicaSet } from '../parts/mongodb';
import type { MongodbProps } from '../parts/mongodb';
import { labelsOf } from '../parts/stores';
import { storeProps } from './store-props';

const database = 'catalogue';

/** MongoDB has no operator here: one instance is one instance. */
function mongodbProps(settings: Settings): MongodbProps {
  const props = storeProps(settings, mongodbName);
  return { ...props, topology: props.topology === 'replicated' ? 'replicated' : 'single', database };
}

/** MongoDB is where catalogue's products belong; today's catalogue only waits for its port at start. */
export function mongodbChart(app: App, settings: Settings): Chart {
  const chart = new Chart(app, mongodbName, { namespace: settings.namespace, disableResourceNameHashes: true });
  externalSecret(chart, settings.secrets, {
    name: mongodbCredentials,
    labels: labelsOf(mongodbName, 'database', 'craftista'),
    keys: [...mongodbKeys],
  });
  mongodb(chart, mongodbProps(settings));
  return chart;
}

export const mongodbConnections = (settings: Settings): Connection[] => partConnections(mongodbProps(settings));

/** Where catalogue finds MongoDB: the workload for policies; host, port and parameters for its URI. */
export const mongodbClient = (settings: Settings) => ({
  workload: mongodbName,
  host: mongodbName,
  port: 27017,
  database,
  parameters: `authSource=${database}${mongodbProps(settings).topology === 'replicated' ? `&replicaSet=${replicaSet}` : ''}`,
});
