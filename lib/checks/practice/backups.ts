import type { Issue } from '../../issue';
import type { CheckContext, JudgedManifest } from '../context';
import { objectAt, textAt, valueAt } from '../field';
import { namespaceOf, objectIndex } from '../object-index';
import { longestGap, readDuration } from '../../settings';
import { reportAt } from '../report-at';

const rpoAnnotation = 'trellis.dev/rpo';

/**
 * How often backups are made against what may be lost: BACKUP_EXCEEDS_RPO. The RPO stands in an annotation of the
 * backup or of its namespace. Continuous archiving covers the time between two base backups.
 */
export function checkBackups(context: CheckContext): Issue[] {
  const { ofKind } = objectIndex(context);
  const jobs = ofKind('CronJob.batch').filter(({ object }) => textAt(object, 'metadata', 'labels', 'app.kubernetes.io/component') === 'backup' && valueAt(object, 'spec', 'suspend') !== true);
  const scheduled = ofKind('ScheduledBackup.postgresql.cnpg.io').filter(({ object }) => !isArchived(context, object));
  return [...jobs, ...scheduled].flatMap((manifest) => checkSchedule(context, manifest));
}

function isArchived(context: CheckContext, object: JudgedManifest['object']): boolean {
  const cluster = objectIndex(context).find('Cluster.postgresql.cnpg.io', namespaceOf(object), textAt(object, 'spec', 'cluster', 'name') ?? '');
  return objectAt(cluster?.object, 'spec', 'backup', 'barmanObjectStore') !== undefined;
}

function checkSchedule(context: CheckContext, manifest: JudgedManifest): Issue[] {
  const { object } = manifest;
  const namespace = objectIndex(context).find('Namespace', 'default', namespaceOf(object))?.object;
  const rpo = textAt(object, 'metadata', 'annotations', rpoAnnotation) ?? textAt(namespace, 'metadata', 'annotations', rpoAnnotation) ?? context.cell?.settings.backup?.rpo;
  const schedule = textAt(object, 'spec', 'schedule');
  // CloudNativePG's schedules begin with seconds.
  const interval = schedule === undefined ? undefined : longestGap(schedule.trim().split(/\s+/).slice(-5).join(' '));
  const allowed = rpo === undefined ? undefined : readDuration(rpo);
  if (interval === undefined || allowed === undefined || interval <= allowed) return [];
  return [reportAt(manifest, 'BACKUP_EXCEEDS_RPO', `Up to ${interval} minutes pass between two backups; at most ${rpo} may be lost.`, { path: 'spec.schedule' })];
}
