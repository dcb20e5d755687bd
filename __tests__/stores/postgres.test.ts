import { parse } from 'yaml';
import { postgres, postgresConnections, postgresHost } from '../../charts/parts/postgres';
import type { PostgresProps } from '../../charts/parts/postgres';
import { hourly, named, renderPart, small, watched } from './render';

const single: PostgresProps = { ...small, topology: 'single', instances: 1, database: 'voting', owner: 'voting' };
const replicated: PostgresProps = { ...single, topology: 'replicated', instances: 3, monitoring: watched, backup: hourly };

describe('PostgreSQL as one server', () => {
  const objects = renderPart(postgres, single);

  it('is a StatefulSet that `restricted` admits, with its data, credentials and writable folders', () => {
    const { spec } = named(objects, 'StatefulSet', 'postgres');
    expect(spec).toMatchObject(parse(`
      replicas: 1
      serviceName: postgres-headless
      podManagementPolicy: Parallel
      persistentVolumeClaimRetentionPolicy: { whenDeleted: Retain, whenScaled: Retain }
      selector: { matchLabels: { app.kubernetes.io/name: postgres } }
      template:
        spec:
          automountServiceAccountToken: false
          enableServiceLinks: false
          terminationGracePeriodSeconds: 120
          securityContext:
            runAsNonRoot: true
            runAsUser: 999
            runAsGroup: 999
            fsGroup: 999
            fsGroupChangePolicy: OnRootMismatch
            seccompProfile: { type: RuntimeDefault }
          containers:
            - name: postgres
              image: docker.io/library/postgres:16.13-trixie
              args: [postgres, -c, shared_buffers=128MB, -c, effective_cache_size=384MB]
              env:
                - { name: POSTGRES_DB, value: voting }
                - { name: POSTGRES_USER_FILE, value: /run/secrets/postgres/username }
                - { name: POSTGRES_PASSWORD_FILE, value: /run/secrets/postgres/password }
                - { name: POSTGRES_INITDB_ARGS, value: --data-checksums --auth-host=scram-sha-256 --auth-local=scram-sha-256 }
                - { name: PGDATA, value: /var/lib/postgresql/data/pgdata }
              ports: [{ name: postgres, containerPort: 5432 }]
              readinessProbe: { exec: { command: [sh, /scripts/ready.sh] } }
              livenessProbe: { exec: { command: [sh, /scripts/alive.sh] } }
              startupProbe: { exec: { command: [sh, /scripts/alive.sh] } }
              resources:
                requests: { cpu: 100m, memory: 256Mi, ephemeral-storage: 64Mi }
                limits: { memory: 512Mi, ephemeral-storage: 256Mi }
              securityContext: { allowPrivilegeEscalation: false, readOnlyRootFilesystem: true, capabilities: { drop: [ALL] } }
              volumeMounts:
                - { name: data, mountPath: /var/lib/postgresql/data }
                - { name: postgres-credentials, mountPath: /run/secrets/postgres, readOnly: true }
                - { name: scripts, mountPath: /scripts, readOnly: true }
                - { name: run, mountPath: /var/run/postgresql }
                - { name: tmp, mountPath: /tmp }
                - { name: shared-memory, mountPath: /dev/shm }
          volumes:
            - { name: postgres-credentials, secret: { secretName: postgres-credentials, defaultMode: 256 } }
            - { name: scripts, configMap: { name: postgres-scripts, defaultMode: 365 } }
            - { name: run, emptyDir: { sizeLimit: 16Mi } }
            - { name: tmp, emptyDir: { sizeLimit: 128Mi } }
            - { name: shared-memory, emptyDir: { medium: Memory, sizeLimit: 128Mi } }
      volumeClaimTemplates:
        - metadata: { name: data }
          spec: { accessModes: [ReadWriteOnce], resources: { requests: { storage: 2Gi } } }
    `));
  });

  it('cannot be pruned or deleted by Argo CD, and stands in the last wave', () => {
    expect(named(objects, 'StatefulSet', 'postgres').metadata['annotations']).toEqual({
      'argocd.argoproj.io/sync-options': 'Prune=false,Delete=false',
      'argocd.argoproj.io/sync-wave': '10',
    });
  });

  it('has an address for clients and a headless Service for the Pod, and neither backup nor monitoring', () => {
    expect(objects.map(({ kind, metadata }) => `${kind}/${metadata.name}`)).toEqual([
      'ConfigMap/postgres-scripts', 'Service/postgres-headless', 'Service/postgres', 'StatefulSet/postgres',
    ]);
    expect(named(objects, 'Service', 'postgres-headless')['spec']).toMatchObject({ clusterIP: 'None', publishNotReadyAddresses: true });
    expect(postgresHost('single')).toBe('postgres');
    expect(postgresConnections(single)).toEqual([]);
  });
});

describe('PostgreSQL under the operator', () => {
  const objects = renderPart(postgres, replicated);

  it('is a Cluster of three on different nodes, with WAL archiving and backups kept for the retention', () => {
    expect(named(objects, 'Cluster', 'postgres')).toMatchObject(parse(`
      apiVersion: postgresql.cnpg.io/v1
      metadata:
        annotations: { argocd.argoproj.io/sync-options: "Prune=false,Delete=false", argocd.argoproj.io/sync-wave: "10" }
      spec:
        imageName: ghcr.io/cloudnative-pg/postgresql:16.13-system-trixie
        instances: 3
        bootstrap: { initdb: { database: voting, owner: voting, secret: { name: postgres-credentials }, dataChecksums: true, encoding: UTF8 } }
        postgresql:
          parameters: { shared_buffers: 128MB, effective_cache_size: 384MB, archive_timeout: 5min, log_min_duration_statement: "1000" }
          synchronous: { method: any, number: 1, dataDurability: preferred }
        storage: { size: 2Gi }
        resources:
          requests: { cpu: 100m, memory: 256Mi }
          limits: { memory: 512Mi }
        affinity: { enablePodAntiAffinity: true, topologyKey: kubernetes.io/hostname, podAntiAffinityType: required }
        enablePDB: true
        primaryUpdateMethod: switchover
        seccompProfile: { type: RuntimeDefault }
        backup:
          retentionPolicy: 30d
          target: prefer-standby
          barmanObjectStore:
            destinationPath: s3://backups/shop/postgres-physical/
            endpointURL: https://s3.example.com
            s3Credentials:
              accessKeyId: { name: backup-storage-credentials, key: access-key-id }
              secretAccessKey: { name: backup-storage-credentials, key: secret-access-key }
              region: { name: backup-storage-credentials, key: region }
            wal: { compression: gzip, maxParallel: 2 }
            data: { compression: gzip, jobs: 2 }
    `));
  });

  it("is backed up on the settings' schedule, written with the seconds that the operator wants first", () => {
    expect(named(objects, 'ScheduledBackup', 'postgres')['spec']).toEqual({
      cluster: { name: 'postgres' },
      schedule: '0 0 * * * *',
      method: 'barmanObjectStore',
      backupOwnerReference: 'self',
      immediate: true,
    });
  });

  it('rehearses in staging with one instance: no budget that would block a drain, no standby to wait for', () => {
    const one = named(renderPart(postgres, { ...replicated, topology: 'operator-single', instances: 1 }), 'Cluster', 'postgres')['spec'];
    expect(one).toMatchObject({ instances: 1, enablePDB: false, primaryUpdateMethod: 'restart', affinity: { podAntiAffinityType: 'preferred' } });
    expect(one).not.toHaveProperty('postgresql.synchronous');
  });

  it('is reached by its operator, its peers, Prometheus and its jobs, and reaches the API server and the bucket', () => {
    expect(postgresHost('replicated')).toBe('postgres-rw');
    expect(postgresConnections(replicated).map(({ from, to, ports }) => `${from} > ${to}:${ports.map(({ port }) => port).join(',')}`)).toEqual([
      'monitoring > postgres:9187',
      'postgres-backup > postgres:5432',
      'postgres-restore > postgres:5432',
      'postgres-backup > internet:443',
      'postgres-restore > internet:443',
      'postgres-restore-verification > internet:443',
      'operator > postgres:8000,5432',
      'postgres > postgres:5432,8000',
      'postgres > apiserver:443,6443',
      'postgres > internet:443',
    ]);
  });
});
