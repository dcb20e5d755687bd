import type { Connection } from '../../../lib/render/system';
import type { BackupProps } from '../stores';
import { backupName, restoreName, verificationName } from './dump-props';
import { endpointPort } from './object-storage';

/** What the backup jobs of a store reach: the store (its clients' workload and port), and the bucket. */
export function backupConnections(store: string, backup: BackupProps | undefined, to: { readonly workload: string; readonly port: number }): Connection[] {
  if (backup === undefined) return [];
  const storePort = [{ port: to.port }];
  const bucketPort = [{ port: endpointPort(backup.storage) }];
  const names = [backupName(store), restoreName(store), ...(backup.recovery === 'automated' ? [verificationName(store)] : [])];
  return [
    { from: backupName(store), to: to.workload, ports: storePort, reason: `The backup dumps ${store}.` },
    { from: restoreName(store), to: to.workload, ports: storePort, reason: `The restore writes ${store}.` },
    ...names.map((from) => ({ from, to: 'internet', ports: bucketPort, reason: 'Dumps are kept in an object store.' })),
  ];
}
