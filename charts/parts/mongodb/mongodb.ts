import type { Construct } from 'constructs';
import { backupAlerts, storeBackup } from '../backup';
import { clientService, disruptionBudget, headlessService, labelsOf, restartsOnRotation, scraped, scriptMap, serviceMonitor, storeAlerts, storeSet, users } from '../stores';
import { mongodbAlerts } from './mongodb-alerts';
import { exporter, reconcile, scriptsName, server, volumes } from './mongodb-containers';
import { mongodbDump } from './mongodb-dump';
import { mongodbHeadless, mongodbName } from './mongodb-props';
import type { MongodbProps } from './mongodb-props';
import mongod from './scripts/mongod.sh';
import ready from './scripts/ready.sh';
import reconcileProgram from './scripts/reconcile.js.txt';
import reconcileLoop from './scripts/reconcile.sh';

/**
 * MongoDB as one server or as a replica set, run by the same scripts: dev rehearses what prod does.
 *
 * The set is initiated by a container beside each server rather than by a Job: a Job of a wave could hold up Argo CD,
 * one that has run cannot be changed, and neither would follow a rotated password.
 */
export function mongodb(scope: Construct, props: MongodbProps): void {
  const labels = labelsOf(mongodbName, 'database', props.partOf);
  const files = scriptMap(scope, scriptsName, labels, {
    'mongod.sh': mongod,
    'ready.sh': ready,
    'reconcile.js': reconcileProgram,
    'reconcile.sh': reconcileLoop,
  });
  headlessService(scope, {
    name: mongodbHeadless,
    workload: mongodbName,
    labels: { ...labels, ...scraped },
    ports: { mongodb: 27017, ...(props.monitoring.metrics && { metrics: 9216 }) },
  });
  clientService(scope, { name: 'mongodb', workload: mongodbName, labels, ports: { mongodb: 27017 } });
  storeSet(scope, {
    name: mongodbName,
    labels,
    // The exporter's password is a variable; members know one another by the keyfile, so a restart is safe.
    annotations: restartsOnRotation(props.rotation && props.monitoring.metrics),
    podAnnotations: { ...props.podAnnotations, ...files.checksum },
    replicas: props.instances,
    serviceName: mongodbHeadless,
    user: users.mongodb,
    containers: [server(props), reconcile(props), ...(props.monitoring.metrics ? [exporter()] : [])],
    volumes,
    storage: props.storage,
    // A primary first hands over (15 s), then writes a checkpoint.
    terminationGracePeriodSeconds: 90,
  });
  disruptionBudget(scope, mongodbName, labels, props.instances);
  serviceMonitor(scope, mongodbName, labels, props.monitoring);
  const alerts = mongodbAlerts(props);
  const comprehensive = [...alerts.comprehensive, ...backupAlerts(mongodbName, props.monitoring.namespace, props.backup)];
  storeAlerts(scope, mongodbName, labels, props.monitoring, { ...alerts, comprehensive });
  if (props.backup) storeBackup(scope, mongodbDump(props, props.backup));
}
