import { k8s } from 'cdk8s-plus-28';
import type { Mounted } from '../stores';
import { companionResources, containerResources, exporterProbes, images, restrictedContainer, scratch, scripts, secretFiles } from '../stores';
import type { MongodbProps } from './mongodb-props';
import { memberHosts, mongodbCredentials, mongodbName, reconcileResources, replicaSet } from './mongodb-props';

export const scriptsName = 'mongodb-scripts';
const data: Mounted = { volume: { name: 'data' }, mount: { name: 'data', mountPath: '/data/db' } };
const credentials = secretFiles(mongodbCredentials, '/run/secrets/mongodb');
const scriptFolder = scripts(scriptsName);
const run = scratch('run', '/run/mongodb', '1Mi', true);
const tmp = scratch('tmp', '/tmp', '64Mi');

/** Every volume that the containers below mount, the claim excepted. */
export const volumes: k8s.Volume[] = [credentials, scriptFolder, run, tmp].map((mounted) => mounted.volume);

const setEnvironment = (props: MongodbProps): k8s.EnvVar[] =>
  props.topology === 'replicated' ? [{ name: 'REPLICA_SET', value: replicaSet }] : [];

/** A connection that opens, not mongosh, which costs a second of CPU each time, says that it lives. */
const tcpProbe: k8s.Probe = { tcpSocket: { port: k8s.IntOrString.fromString('mongodb') }, timeoutSeconds: 5 };

export const server = (props: MongodbProps): k8s.Container => ({
  name: mongodbName,
  image: images.mongodb,
  command: ['sh', '/scripts/mongod.sh'],
  ...(props.topology === 'replicated' && { env: setEnvironment(props) }),
  ports: [{ name: 'mongodb', containerPort: 27017 }],
  startupProbe: { ...tcpProbe, periodSeconds: 5, failureThreshold: 120 },
  livenessProbe: { ...tcpProbe, periodSeconds: 10, failureThreshold: 6 },
  readinessProbe: { exec: { command: ['bash', '/scripts/ready.sh'] }, timeoutSeconds: 5, periodSeconds: 5, failureThreshold: 3 },
  resources: containerResources(props.resources),
  securityContext: restrictedContainer,
  volumeMounts: [data, credentials, scriptFolder, run].map((mounted) => mounted.mount),
});

/** Initiates the replica set and keeps its users; see reconcile.sh. */
export const reconcile = (props: MongodbProps): k8s.Container => ({
  name: 'reconcile',
  image: images.mongodb,
  command: ['sh', '/scripts/reconcile.sh'],
  env: [
    { name: 'POD_NAME', valueFrom: { fieldRef: { fieldPath: 'metadata.name' } } },
    { name: 'POD_NAMESPACE', valueFrom: { fieldRef: { fieldPath: 'metadata.namespace' } } },
    { name: 'HOME', value: '/tmp' },
    { name: 'DATABASE', value: props.database },
    ...setEnvironment(props),
    ...(props.topology === 'replicated' ? [{ name: 'MEMBERS', value: memberHosts(props.instances).join(' ') }] : []),
  ],
  resources: containerResources(reconcileResources),
  securityContext: restrictedContainer,
  volumeMounts: [credentials, scriptFolder, tmp].map((mounted) => mounted.mount),
});

export const exporter = (): k8s.Container => ({
  name: 'exporter',
  image: images.mongodbExporter,
  args: ['--collector.diagnosticdata', '--collector.replicasetstatus', '--collector.dbstats', '--mongodb.direct-connect=true'],
  env: [
    { name: 'MONGODB_URI', value: 'mongodb://127.0.0.1:27017/admin' },
    { name: 'MONGODB_USER', value: 'metrics' },
    { name: 'MONGODB_PASSWORD', valueFrom: { secretKeyRef: { name: mongodbCredentials, key: 'metrics-password' } } },
  ],
  ports: [{ name: 'metrics', containerPort: 9216 }],
  ...exporterProbes,
  resources: containerResources({ ...companionResources, limits: { memory: '128Mi' } }),
  securityContext: restrictedContainer,
});
