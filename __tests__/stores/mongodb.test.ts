import { parse } from 'yaml';
import { mongodb, mongodbConnections } from '../../charts/parts/mongodb';
import type { MongodbProps } from '../../charts/parts/mongodb';
import { hourly, named, renderPart, small, watched } from './render';

const single: MongodbProps = { ...small, topology: 'single', instances: 1, database: 'catalogue' };
const replicated: MongodbProps = { ...single, topology: 'replicated', instances: 3, monitoring: watched, backup: hourly };

describe('MongoDB', () => {
  it('alone is one server without a set', () => {
    const objects = renderPart(mongodb, single);
    const set = named(objects, 'StatefulSet', 'mongodb');
    expect(set['spec']).toMatchObject({ replicas: 1, template: { spec: { containers: [{ name: 'mongodb' }, { name: 'reconcile' }] } } });
    expect(JSON.stringify(set)).not.toContain('REPLICA_SET');
    expect(objects.some(({ kind }) => kind === 'PodDisruptionBudget')).toBe(false);
    expect(mongodbConnections(single)).toEqual([]);
  });

  it('replicated is a set of three with a keyfile, that initiates itself', () => {
    const hosts = [0, 1, 2].map((index) => `mongodb-${index}.mongodb-headless.$(POD_NAMESPACE).svc.cluster.local:27017`).join(' ');
    const objects = renderPart(mongodb, replicated);
    expect(named(objects, 'StatefulSet', 'mongodb')['spec']).toMatchObject(parse(`
      replicas: 3
      serviceName: mongodb-headless
      podManagementPolicy: Parallel
      template:
        spec:
          securityContext: { runAsNonRoot: true, runAsUser: 999, fsGroup: 999, seccompProfile: { type: RuntimeDefault } }
          terminationGracePeriodSeconds: 90
          containers:
            - name: mongodb
              image: docker.io/library/mongo:7.0.28
              command: [sh, /scripts/mongod.sh]
              env: [{ name: REPLICA_SET, value: rs0 }]
              readinessProbe: { exec: { command: [bash, /scripts/ready.sh] } }
              livenessProbe: { tcpSocket: { port: mongodb } }
              volumeMounts:
                - { name: data, mountPath: /data/db }
                - { name: mongodb-credentials, mountPath: /run/secrets/mongodb, readOnly: true }
                - { name: scripts, mountPath: /scripts, readOnly: true }
                - { name: run, mountPath: /run/mongodb }
            - name: reconcile
              command: [sh, /scripts/reconcile.sh]
              env:
                - { name: POD_NAME, valueFrom: { fieldRef: { fieldPath: metadata.name } } }
                - { name: POD_NAMESPACE, valueFrom: { fieldRef: { fieldPath: metadata.namespace } } }
                - { name: HOME, value: /tmp }
                - { name: DATABASE, value: catalogue }
                - { name: REPLICA_SET, value: rs0 }
                - { name: MEMBERS, value: ${hosts} }
            - name: exporter
    `));
    expect(named(objects, 'PodDisruptionBudget', 'mongodb')['spec']).toMatchObject({ maxUnavailable: 1 });
    expect(named(objects, 'Service', 'mongodb-headless')['spec']).toMatchObject({ clusterIP: 'None', publishNotReadyAddresses: true });
  });

  it('declares its members to one another, and its jobs', () => {
    expect(mongodbConnections(replicated).map(({ from, to }) => `${from} > ${to}`)).toEqual([
      'mongodb-backup > mongodb',
      'mongodb-restore > mongodb',
      'mongodb-backup > internet',
      'mongodb-restore > internet',
      'mongodb-restore-verification > internet',
      'monitoring > mongodb',
      'mongodb > mongodb',
    ]);
  });
});
