import type { Construct } from 'constructs';
import type { BarmanObjectStore, ClusterSpec } from '../../../imports/cnpg';
import { Cluster, ScheduledBackup } from '../../../imports/cnpg';
import { PodMonitor } from '../../../imports/monitoring';
import type { BackupProps } from '../stores';
import { backupCredentials, images, keepsData, labelsOf, lastWave, resourceValues } from '../stores';
import { memoryParameters } from './memory-parameters';
import type { PostgresProps } from './postgres-props';
import { postgresCredentials, postgresName, postgresSelector } from './postgres-props';
import { sixFieldSchedule } from './six-field-schedule';

/**
 * PostgreSQL run by CloudNativePG: failover, rolling updates, and continuous backup.
 *
 * Backup API: the in-tree `barmanObjectStore`. Of the three that there are, volume snapshots need a CSI driver and
 * archive no WAL by themselves; the Barman Cloud plugin is the in-tree code's successor (deprecated since 1.26) but
 * is a second deployment with a custom resource of its own, whose schema is not the operator's. The in-tree form
 * lies in the Cluster itself, where every check sees it, works on each operator since 1.15, and writes the layout
 * that the plugin reads, so that moving over is one change without loss (plugin-barman-cloud, "Migrating from
 * Built-in CloudNativePG Backup"). Its price is an operand image with Barman inside (`-system-`).
 *
 * With WAL archived at least every five minutes a lost cluster costs five minutes, not an hour.
 */
export function operatorPostgres(scope: Construct, props: PostgresProps): void {
  const labels = labelsOf(postgresName, 'database', props.partOf);
  new Cluster(scope, 'cluster', {
    metadata: { name: postgresName, labels, annotations: { ...lastWave, ...keepsData } },
    spec: clusterSpec(props),
  });
  if (props.backup) {
    new ScheduledBackup(scope, 'scheduled-backup', {
      metadata: { name: postgresName, labels, annotations: lastWave },
      spec: {
        cluster: { name: postgresName },
        schedule: sixFieldSchedule(props.backup.schedule),
        method: 'barmanObjectStore',
        backupOwnerReference: 'self',
        immediate: true,
      },
    });
  }
  if (props.monitoring.metrics) {
    // The operator's own PodMonitor (enablePodMonitor) is deprecated and bears no label of ours.
    new PodMonitor(scope, 'pod-monitor', {
      metadata: { name: postgresName, labels: { ...labels, ...props.monitoring.labels } },
      spec: { selector: { matchLabels: postgresSelector(props.topology) }, podMetricsEndpoints: [{ port: 'metrics', interval: '30s' }] },
    });
  }
}

function clusterSpec(props: PostgresProps): ClusterSpec {
  const replicated = props.instances > 1;
  return {
    imageName: images.postgresOperand,
    instances: props.instances,
    inheritedMetadata: { annotations: props.podAnnotations },
    bootstrap: {
      initdb: { database: props.database, owner: props.owner, secret: { name: postgresCredentials }, dataChecksums: true, encoding: 'UTF8' },
    },
    postgresql: {
      parameters: { ...memoryParameters(props.resources), archive_timeout: '5min', log_min_duration_statement: '1000' },
      // One standby has each commit before the client hears of it; with none left the primary goes on alone.
      ...(replicated && { synchronous: { method: 'any', number: 1, dataDurability: 'preferred' } }),
    },
    storage: { ...props.storage },
    resources: resourceValues(props.resources, '2Gi'),
    // Two instances on one node would fail together; zones as far as there are any.
    affinity: { enablePodAntiAffinity: true, topologyKey: 'kubernetes.io/hostname', podAntiAffinityType: replicated ? 'required' : 'preferred' },
    ...(replicated && {
      topologySpreadConstraints: [
        {
          maxSkew: 1,
          topologyKey: 'topology.kubernetes.io/zone',
          whenUnsatisfiable: 'ScheduleAnyway',
          labelSelector: { matchLabels: postgresSelector(props.topology) },
        },
      ],
    }),
    // The operator makes the budgets; for a single instance its budget would block every drain.
    enablePDB: replicated,
    primaryUpdateStrategy: 'unsupervised',
    primaryUpdateMethod: replicated ? 'switchover' : 'restart',
    seccompProfile: { type: 'RuntimeDefault' },
    monitoring: { enablePodMonitor: false },
    ...(props.backup && {
      backup: {
        barmanObjectStore: objectStore(props.backup),
        retentionPolicy: `${props.backup.retentionDays}d`,
        target: 'prefer-standby' as const,
      },
    }),
  };
}

const objectStore = ({ storage }: BackupProps): BarmanObjectStore => ({
  destinationPath: `s3://${storage.bucket}/${storage.prefix}/postgres-physical/`,
  endpointURL: storage.endpoint,
  s3Credentials: {
    accessKeyId: { name: backupCredentials, key: 'access-key-id' },
    secretAccessKey: { name: backupCredentials, key: 'secret-access-key' },
    region: { name: backupCredentials, key: 'region' },
  },
  wal: { compression: 'gzip', maxParallel: 2 },
  data: { compression: 'gzip', jobs: 2 },
});
