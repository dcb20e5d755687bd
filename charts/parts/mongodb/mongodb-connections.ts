import type { Connection } from '../../../lib/render/system';
import { backupConnections } from '../backup';
import type { MongodbProps } from './mongodb-props';
import { mongodbName } from './mongodb-props';

/** Who calls whom inside the store and from monitoring; its clients' own calls are declared by the services. */
export const mongodbConnections = (props: Pick<MongodbProps, 'topology' | 'monitoring' | 'backup'>): Connection[] => [
  ...backupConnections(mongodbName, props.backup, { workload: mongodbName, port: 27017 }),
  ...(props.monitoring.metrics
    ? [{ from: 'monitoring', to: mongodbName, ports: [{ port: 9216 }], reason: 'Prometheus scrapes mongodb_exporter.' }]
    : []),
  ...(props.topology === 'replicated'
    ? [
        {
          from: mongodbName,
          to: mongodbName,
          ports: [{ port: 27017 }],
          reason: 'Members replicate and vote; every member reaches every other (MongoDB manual, "Deploy a Replica Set").',
        },
      ]
    : []),
];
