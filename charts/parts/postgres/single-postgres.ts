import type { k8s as types } from 'cdk8s-plus-28';
import type { Construct } from 'constructs';
import {
  clientService, containerResources, headlessService, images, labelsOf, restrictedContainer, scraped, scratch,
  scriptMap, scripts, secretFiles, serviceMonitor, storeProbes, storeSet, users,
} from '../stores';
import type { Mounted } from '../stores';
import { postgresExporter } from './exporter';
import { memoryParameters } from './memory-parameters';
import type { PostgresProps } from './postgres-props';
import { postgresCredentials, postgresName } from './postgres-props';
import alive from './scripts/alive.sh';
import ready from './scripts/ready.sh';

const data: Mounted = { volume: { name: 'data' }, mount: { name: 'data', mountPath: '/var/lib/postgresql/data' } };
const credentials = secretFiles(postgresCredentials, '/run/secrets/postgres');
// The socket's folder, the image's temporary files, and shared memory (a container has 64 MiB unless told).
const room = [
  scratch('run', '/var/run/postgresql', '16Mi'),
  scratch('tmp', '/tmp', '128Mi'),
  scratch('shared-memory', '/dev/shm', '128Mi', true),
];

/**
 * One PostgreSQL server with one volume, for environments where an outage is an inconvenience.
 * The database and its owner are created at the first start, by the image's entrypoint; the data lie one folder
 * below the mount, because a file system's root holds `lost+found` and initdb wants an empty folder.
 * No preStop hook: the image's stop signal is SIGINT, PostgreSQL's fast shutdown.
 */
export function singlePostgres(scope: Construct, props: PostgresProps): void {
  const labels = labelsOf(postgresName, 'database', props.partOf);
  const probeFiles = scriptMap(scope, 'postgres-scripts', labels, { 'alive.sh': alive, 'ready.sh': ready });
  const scriptFiles = scripts(probeFiles.name);
  const mounts = [data, credentials, scriptFiles, ...room];
  const exporter = props.monitoring.metrics ? postgresExporter(props) : [];
  const ports = { postgres: 5432, ...(props.monitoring.metrics && { metrics: 9187 }) };
  headlessService(scope, { name: 'postgres-headless', workload: postgresName, labels: { ...labels, ...scraped }, ports });
  clientService(scope, { name: 'postgres', workload: postgresName, labels, ports: { postgres: 5432 } });
  storeSet(scope, {
    name: postgresName,
    labels,
    podAnnotations: { ...props.podAnnotations, ...probeFiles.checksum },
    replicas: 1,
    serviceName: 'postgres-headless',
    user: users.postgres,
    containers: [server(props, mounts), ...exporter],
    volumes: mounts.filter((mounted) => mounted !== data).map((mounted) => mounted.volume),
    storage: props.storage,
    terminationGracePeriodSeconds: 120,
  });
  serviceMonitor(scope, postgresName, labels, props.monitoring);
}

const server = (props: PostgresProps, mounts: readonly Mounted[]): types.Container => ({
  name: 'postgres',
  image: images.postgres,
  args: ['postgres', ...Object.entries(memoryParameters(props.resources)).flatMap(([name, value]) => ['-c', `${name}=${value}`])],
  env: [
    { name: 'POSTGRES_DB', value: props.database },
    { name: 'POSTGRES_USER_FILE', value: '/run/secrets/postgres/username' },
    { name: 'POSTGRES_PASSWORD_FILE', value: '/run/secrets/postgres/password' },
    { name: 'POSTGRES_INITDB_ARGS', value: '--data-checksums --auth-host=scram-sha-256 --auth-local=scram-sha-256' },
    { name: 'PGDATA', value: '/var/lib/postgresql/data/pgdata' },
  ],
  ports: [{ name: 'postgres', containerPort: 5432 }],
  ...storeProbes('alive.sh', 'ready.sh'),
  resources: containerResources(props.resources),
  securityContext: restrictedContainer,
  volumeMounts: mounts.map((mounted) => mounted.mount),
});
