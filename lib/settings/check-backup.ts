import type { Finding } from './combination';
import { incomplete } from './combination';
import { longestGap } from './cron';
import { readDuration } from './duration';
import type { Settings } from './settings';

/** What a recovery may lose against how often backups are made (seed rows C050 and C054). */
export function checkBackup({ backup }: Settings): readonly Finding[] {
  if (backup === undefined) return [];
  const found: Finding[] = [];
  const interval = longestGap(backup.schedule);
  if (interval === undefined) found.push(incomplete(['backup', 'schedule'], `${backup.schedule} names no date that exists`));
  else if (interval > (readDuration(backup.rpo) ?? 0)) {
    found.push({
      code: 'SETTINGS_RPO_BELOW_BACKUP_INTERVAL',
      path: ['backup', 'rpo'],
      message: `${backup.rpo} may be lost, but up to ${printMinutes(interval)} pass between two backups`,
    });
  }
  if (backup.recovery === 'automated' && backup.verificationSchedule === undefined) {
    found.push(incomplete(['backup', 'recovery'], 'automated needs verificationSchedule: a recovery that nobody tries is none'));
  }
  return found;
}

const printMinutes = (minutes: number): string => {
  if (minutes % 1440 === 0) return `${minutes / 1440}d`;
  return minutes % 60 === 0 ? `${minutes / 60}h` : `${minutes}m`;
};
