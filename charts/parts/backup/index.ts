export { backupAlerts } from './backup-alerts';
export { backupConnections } from './backup-connections';
export { backupName, restoreName, verificationName } from './dump-props';
export type { DumpProps } from './dump-props';
export { endpointPort } from './object-storage';
export { storageCredentials } from './storage-credentials';
export { storeBackup } from './store-backup';
