import type { Rule } from '../../../imports/monitoring';
import { readDuration } from '../../../lib/settings';
import type { BackupProps } from '../stores';
import { alert } from '../stores';
import { backupName, verificationName } from './dump-props';

/**
 * A store's backup is too old, or has not been proved: ages as kube-state-metrics knows them. The quarter of an hour
 * is what a dump may take before the one on time counts.
 */
export function backupAlerts(store: string, namespace: string, backup: BackupProps | undefined): Rule[] {
  if (backup === undefined) return [];
  const title = store.charAt(0).toUpperCase() + store.slice(1);
  const age = (cronJob: string): string => `time() - kube_cronjob_status_last_successful_time{namespace="${namespace}",cronjob="${cronJob}"}`;
  return [
    alert(
      `${title}BackupTooOld`,
      `${age(backupName(store))} > ${(readDuration(backup.rpo) ?? 0) * 60}`,
      '15m',
      'critical',
      `The last ${store} backup is older than the recovery point objective, ${backup.rpo}.`,
    ),
    ...(backup.recovery === 'automated'
      ? [
          alert(
            `${title}BackupUnproved`,
            `${age(verificationName(store))} > ${2 * 86400}`,
            '15m',
            'warning',
            `No ${store} backup has been restored within ${backup.rto} for two days.`,
          ),
        ]
      : []),
  ];
}
