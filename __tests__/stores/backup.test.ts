import { parse } from 'yaml';
import { mongodb } from '../../charts/parts/mongodb';
import { postgres } from '../../charts/parts/postgres';
import { redis } from '../../charts/parts/redis';
import type { BackupProps } from '../../charts/parts/stores';
import type { KubeObject } from '../../lib/manifest';
import { hourly, named, renderPart, small, watched } from './render';

const daily: BackupProps = { ...hourly, schedule: '0 2 * * *', retentionDays: 7, rto: '4h', rpo: '24h', recovery: 'manual' };

const storesWith = (backup?: BackupProps): Record<string, KubeObject[]> => {
  const props = { ...small, monitoring: watched, ...(backup && { backup }), topology: 'single' as const, instances: 1 };
  return {
    postgres: renderPart(postgres, { ...props, database: 'voting', owner: 'voting' }),
    redis: renderPart(redis, props),
    mongodb: renderPart(mongodb, { ...props, database: 'catalogue' }),
  };
};
const cronJobs = (objects: readonly KubeObject[]): string[] => objects.filter(({ kind }) => kind === 'CronJob').map(({ metadata }) => metadata.name);

describe('Backups', () => {
  it('are none where the settings ask for none', () => {
    expect(Object.values(storesWith()).flatMap(cronJobs)).toEqual([]);
  });

  it('are dumps on the schedule and a suspended restore; where recovery is automated, also tried out', () => {
    const stores = ['postgres', 'redis', 'mongodb'];
    expect(Object.values(storesWith(daily)).flatMap(cronJobs)).toEqual(stores.flatMap((store) => [`${store}-backup`, `${store}-restore`]));
    expect(Object.values(storesWith(hourly)).flatMap(cronJobs)).toEqual(
      stores.flatMap((store) => [`${store}-backup`, `${store}-restore`, `${store}-restore-verification`]),
    );
  });

  it('dump with the store\'s image, then upload and prune with the keys of the bucket by reference', () => {
    expect(named(storesWith(daily)['postgres'] ?? [], 'CronJob', 'postgres-backup')).toMatchObject(parse(`
      metadata:
        annotations: { trellis.dev/rto: 4h, trellis.dev/rpo: 24h }
      spec:
        schedule: 0 2 * * *
        timeZone: Etc/UTC
        suspend: false
        concurrencyPolicy: Forbid
        jobTemplate:
          spec:
            backoffLimit: 2
            activeDeadlineSeconds: 3000
            template:
              metadata: { labels: { app.kubernetes.io/name: postgres-backup } }
              spec:
                restartPolicy: Never
                automountServiceAccountToken: false
                securityContext: { runAsNonRoot: true, runAsUser: 999, fsGroup: 999, seccompProfile: { type: RuntimeDefault } }
                initContainers:
                  - name: dump
                    image: docker.io/library/postgres:16.13-trixie
                    command: [sh, /scripts/dump.sh]
                    env: [{ name: HOME, value: /work }, { name: PGHOST, value: postgres }, { name: PGDATABASE, value: voting }]
                containers:
                  - name: upload
                    image: docker.io/rclone/rclone:1.75.1
                    command: [sh, /scripts/upload.sh]
                    env:
                      - { name: HOME, value: /work }
                      - { name: TARGET, value: "store:backups/shop/postgres" }
                      - { name: RETENTION_DAYS, value: "7" }
                      - { name: RCLONE_CONFIG_STORE_TYPE, value: s3 }
                      - { name: RCLONE_CONFIG_STORE_PROVIDER, value: Other }
                      - { name: RCLONE_CONFIG_STORE_ENDPOINT, value: "https://s3.example.com" }
                      - { name: RCLONE_CONFIG_STORE_REGION, value: eu-central-1 }
                      - { name: RCLONE_CONFIG_STORE_ACCESS_KEY_ID, valueFrom: { secretKeyRef: { name: backup-storage-credentials, key: access-key-id } } }
                      - { name: RCLONE_CONFIG_STORE_SECRET_ACCESS_KEY, valueFrom: { secretKeyRef: { name: backup-storage-credentials, key: secret-access-key } } }
                volumes:
                  - { name: work, emptyDir: { sizeLimit: 2Gi } }
                  - { name: scripts, configMap: { name: postgres-backup-scripts } }
                  - { name: tmp, emptyDir: { sizeLimit: 64Mi } }
                  - { name: postgres-credentials, secret: { secretName: postgres-credentials } }
    `));
  });

  it('restore only when somebody starts the suspended job, within the RTO', () => {
    expect(named(storesWith(daily)['redis'] ?? [], 'CronJob', 'redis-restore')['spec']).toMatchObject(parse(`
      schedule: 0 0 31 2 *
      suspend: true
      jobTemplate:
        spec:
          activeDeadlineSeconds: 14400
          template:
            spec:
              initContainers: [{ name: download, command: [sh, /scripts/download.sh] }]
              containers: [{ name: restore, command: [sh, /scripts/restore.sh], env: [{ name: HOME, value: /work }, { name: STORE_HOST, value: redis }] }]
    `));
  });

  it('are tried out without the credentials of the store, against RPO and RTO', () => {
    const verification = named(storesWith(hourly)['mongodb'] ?? [], 'CronJob', 'mongodb-restore-verification');
    expect(verification['spec']).toMatchObject(parse(`
      schedule: 30 4 * * *
      suspend: false
      jobTemplate:
        spec:
          activeDeadlineSeconds: 3600
          template:
            spec:
              containers:
                - name: verify
                  command: [sh, /scripts/verify.sh]
                  env: [{ name: HOME, value: /work }, { name: RPO_SECONDS, value: "3600" }, { name: RTO_SECONDS, value: "3600" }]
    `));
    expect(JSON.stringify(verification)).not.toContain('mongodb-credentials');
  });

  it('wake somebody when the last one is older than the RPO, or unproved', () => {
    const rules = JSON.stringify(named(storesWith(hourly)['postgres'] ?? [], 'PrometheusRule', 'postgres'));
    expect(rules).toContain('time() - kube_cronjob_status_last_successful_time{namespace=\\"shop\\",cronjob=\\"postgres-backup\\"} > 3600');
    expect(rules).toContain('PostgresBackupUnproved');
  });
});
