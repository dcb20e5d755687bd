import type { Construct } from 'constructs';
import type { Settings } from '../../../lib/settings';
import { externalSecret } from '../external-secret';
import { backupCredentials } from '../stores';

/** The bucket's keys, one Secret for all backups of the namespace; the region beside them, where CloudNativePG reads it. */
export function storageCredentials(scope: Construct, settings: Settings, labels: Record<string, string>): void {
  if (settings.backup === undefined) return;
  externalSecret(scope, settings.secrets, {
    name: backupCredentials,
    labels,
    keys: ['access-key-id', 'secret-access-key'],
    template: {
      'access-key-id': '{{ index . "access-key-id" }}',
      'secret-access-key': '{{ index . "secret-access-key" }}',
      region: settings.backup.storage.region,
    },
    secretLabels: { 'cnpg.io/reload': 'true' },
  });
}
