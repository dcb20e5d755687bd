import type { k8s } from 'cdk8s-plus-28';
import type { Construct } from 'constructs';
import { readDuration } from '../../../lib/settings';
import { containerResources, labelsOf, restrictedContainer, scratch, scriptMap, scripts, secretFiles } from '../stores';
import type { DumpProps } from './dump-props';
import { backupName, restoreName, verificationName } from './dump-props';
import { rclone } from './object-storage';
import checkAge from './scripts/check-age.sh';
import checkDuration from './scripts/check-duration.sh';
import download from './scripts/download.sh';
import upload from './scripts/upload.sh';
import { storeJob } from './store-job';

/** A date that never comes: a suspended CronJob must still have a schedule. */
const never = '0 0 31 2 *';

/**
 * The jobs that keep a store recoverable: dumps on the schedule, pruned by age once a new one is safe; a suspended
 * job that puts the latest dump (or the one that BACKUP names) back; and, where recovery is automated, one that
 * restores the latest dump into a server of its own and holds age and duration against RPO and RTO.
 */
export function storeBackup(scope: Construct, props: DumpProps): void {
  const { store, backup, partOf, user } = props;
  const files = scriptMap(scope, `${store}-backup-scripts`, labelsOf(backupName(store), 'backup', partOf), {
    'check-age.sh': checkAge,
    'check-duration.sh': checkDuration,
    'download.sh': download,
    'dump.sh': props.scripts.dump,
    'restore.sh': props.scripts.restore,
    'upload.sh': upload,
    'verify.sh': props.scripts.verify,
    ...props.scripts.more,
  });
  const work = scratch('work', '/work', props.workSize);
  const offline = [work, scripts(files.name), scratch('tmp', '/tmp', '64Mi')];
  const online = [...offline, secretFiles(props.credentials.secret, props.credentials.path)];
  const shared = { partOf, user, podAnnotations: props.podAnnotations, annotations: { 'trellis.dev/rto': backup.rto, 'trellis.dev/rpo': backup.rpo } };
  const storage = backup.storage;
  const objectives: k8s.EnvVar[] = [
    { name: 'RPO_SECONDS', value: String(seconds(backup.rpo)) },
    { name: 'RTO_SECONDS', value: String(seconds(backup.rto)) },
  ];
  storeJob(scope, {
    ...shared,
    name: backupName(store),
    component: 'backup',
    schedule: backup.schedule,
    suspend: false,
    deadlineSeconds: 3000,
    steps: [
      step(props, 'dump', [...props.env]),
      rclone('upload', 'upload.sh', store, storage, [{ name: 'RETENTION_DAYS', value: String(backup.retentionDays) }]),
    ],
    mounts: online,
  });
  storeJob(scope, {
    ...shared,
    name: restoreName(store),
    component: 'restore',
    schedule: never,
    suspend: true,
    deadlineSeconds: seconds(backup.rto),
    steps: [rclone('download', 'download.sh', store, storage, []), step(props, 'restore', [...props.env])],
    mounts: online,
  });
  if (backup.recovery === 'manual') return;
  storeJob(scope, {
    ...shared,
    name: verificationName(store),
    component: 'restore-verification',
    schedule: backup.verificationSchedule,
    suspend: false,
    deadlineSeconds: seconds(backup.rto),
    steps: [rclone('download', 'download.sh', store, storage, []), step(props, 'verify', [...objectives, ...(props.verifyEnv ?? [])])],
    mounts: offline,
  });
}

/** Settings were checked before they came here: what is no duration by now is our own fault. */
function seconds(duration: string): number {
  const read = readDuration(duration);
  if (read === undefined) throw new Error(`${duration} is not a duration`);
  return read * 60;
}

const step = (props: DumpProps, name: 'dump' | 'restore' | 'verify', env: k8s.EnvVar[]): k8s.Container => ({
  name,
  image: props.image,
  command: ['sh', `/scripts/${name}.sh`],
  env: [{ name: 'HOME', value: '/work' }, ...env],
  resources: containerResources({ requests: { cpu: '100m', memory: '256Mi' }, limits: { memory: '1Gi' } }, props.workSize),
  securityContext: restrictedContainer,
});
