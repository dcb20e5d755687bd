import type { Settings } from '../../lib/settings';
import { loggingAnnotations } from '../parts/logging';
import type { BackupProps, StoreProps } from '../parts/stores';
import { system } from './facts';

/** What craftista's settings say of one of its stores, in the words of the parts that build it. */
export function storeProps(settings: Settings, name: string): StoreProps & { readonly instances: number; readonly topology: Topology } {
  const database = settings.databases[name];
  if (database === undefined) throw new Error(`craftista's settings must describe the database ${name}`);
  const { requests, memoryLimit = requests.memory, guaranteed } = database.resources;
  return {
    partOf: system,
    podAnnotations: loggingAnnotations(settings.observability.logging),
    topology: database.topology,
    instances: database.instances ?? (database.topology === 'replicated' ? 3 : 1),
    storage: database.storage,
    resources: { requests: { ...requests }, limits: { memory: memoryLimit, ...(guaranteed && { cpu: requests.cpu }) } },
    monitoring: {
      namespace: settings.namespace,
      metrics: settings.observability.metrics !== 'basic',
      alerts: settings.observability.alerts,
      labels: settings.observability.monitorLabels,
    },
    rotation: settings.secrets.rotation === 'automated',
    ...(settings.backup && { backup: backupProps(settings, settings.backup) }),
  };
}

type Topology = Settings['databases'][string]['topology'];

const backupProps = (settings: Settings, backup: NonNullable<Settings['backup']>): BackupProps => ({
  ...backup,
  verificationSchedule: backup.verificationSchedule ?? '30 4 * * *',
  storage: { ...backup.storage, prefix: settings.namespace },
});
