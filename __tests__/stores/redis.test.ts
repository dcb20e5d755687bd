import { parse } from 'yaml';
import { redis, redisConnections, redisWorkload } from '../../charts/parts/redis';
import type { RedisProps } from '../../charts/parts/redis';
import { hourly, named, renderPart, small, watched } from './render';

const single: RedisProps = { ...small, topology: 'single', instances: 1 };
const replicated: RedisProps = { ...small, topology: 'replicated', instances: 3, monitoring: watched, backup: hourly, rotation: true };

describe('Redis alone', () => {
  const objects = renderPart(redis, single);

  it('is one StatefulSet whose Service leads to it', () => {
    expect(objects.map(({ kind, metadata }) => `${kind}/${metadata.name}`)).toEqual([
      'ConfigMap/redis-scripts', 'Service/redis-headless', 'StatefulSet/redis', 'Service/redis',
    ]);
    expect(named(objects, 'Service', 'redis')['spec']).toMatchObject({ selector: { 'app.kubernetes.io/name': 'redis' } });
    expect(named(objects, 'StatefulSet', 'redis')['spec']).toMatchObject(parse(`
      replicas: 1
      template:
        spec:
          securityContext: { runAsNonRoot: true, runAsUser: 999, seccompProfile: { type: RuntimeDefault } }
          containers:
            - name: redis
              image: docker.io/library/redis:7.2.11-bookworm
              command: [sh, /scripts/node.sh]
              securityContext: { allowPrivilegeEscalation: false, readOnlyRootFilesystem: true, capabilities: { drop: [ALL] } }
              volumeMounts:
                - { name: data, mountPath: /data }
                - { name: redis-credentials, mountPath: /run/secrets/redis, readOnly: true }
                - { name: run, mountPath: /run/redis }
                - { name: scripts, mountPath: /scripts, readOnly: true }
    `));
  });
});

describe('Redis with Sentinels', () => {
  const objects = renderPart(redis, replicated);
  const sentinels = [0, 1, 2].map((index) => `redis-sentinel-${index}.redis-sentinel.$(POD_NAMESPACE).svc.cluster.local:26379`).join(' ');

  it('is three nodes and three Sentinels on different nodes, and two proxies behind the same address', () => {
    const spread = (name: string) => parse(`
      - { maxSkew: 1, topologyKey: kubernetes.io/hostname, whenUnsatisfiable: DoNotSchedule, labelSelector: { matchLabels: { app.kubernetes.io/name: ${name} } } }
      - { maxSkew: 1, topologyKey: topology.kubernetes.io/zone, whenUnsatisfiable: ScheduleAnyway, labelSelector: { matchLabels: { app.kubernetes.io/name: ${name} } } }
    `) as unknown;
    for (const name of ['redis', 'redis-sentinel']) {
      expect(named(objects, 'StatefulSet', name)['spec']).toMatchObject({ replicas: 3, template: { spec: { topologySpreadConstraints: spread(name) } } });
    }
    expect(named(objects, 'Deployment', 'redis-haproxy')['spec']).toMatchObject({ replicas: 2 });
    expect(named(objects, 'Service', 'redis')['spec']).toMatchObject({ selector: { 'app.kubernetes.io/name': 'redis-haproxy' }, ports: [{ port: 6379 }] });
    expect(redisWorkload('replicated')).toBe('redis-haproxy');
  });

  it('tells each node who the Sentinels are, and each Sentinel its peers and the quorum', () => {
    expect(named(objects, 'StatefulSet', 'redis')['spec']).toMatchObject({
      template: { spec: { containers: [{ env: expect.arrayContaining([{ name: 'SENTINELS', value: sentinels }, { name: 'MIN_REPLICAS', value: '1' }]) as unknown }, { name: 'follow-password' }, { name: 'exporter' }] } },
    });
    expect(named(objects, 'StatefulSet', 'redis-sentinel')['spec']).toMatchObject({
      template: { spec: { containers: [{ env: expect.arrayContaining([{ name: 'PEERS', value: sentinels }, { name: 'QUORUM', value: '2' }]) as unknown }, { name: 'follow-password' }] } },
    });
  });

  it('lets one Pod of each kind be drained at a time', () => {
    const budgets = objects.filter(({ kind }) => kind === 'PodDisruptionBudget');
    expect(budgets.map(({ metadata, spec }) => [metadata.name, spec])).toEqual(
      ['redis', 'redis-sentinel', 'redis-haproxy'].map((name) => [name, { maxUnavailable: 1, selector: { matchLabels: { 'app.kubernetes.io/name': name } } }]),
    );
  });

  it('follows a rotated password: nodes and Sentinels without a restart, the proxies by one', () => {
    for (const name of ['redis', 'redis-sentinel']) {
      const set = named(objects, 'StatefulSet', name);
      expect(set['spec']).toMatchObject({ template: { spec: { containers: [{}, { command: ['sh', '/scripts/follow-password.sh'] }, ...(name === 'redis' ? [{}] : [])] } } });
      expect(set.metadata['annotations']).not.toHaveProperty(['reloader.stakater.com/auto']);
    }
    expect(named(objects, 'Deployment', 'redis-haproxy').metadata['annotations']).toMatchObject({ 'reloader.stakater.com/auto': 'true' });
  });

  it('declares what each of its parts reaches', () => {
    expect(redisConnections(replicated).map(({ from, to, ports }) => `${from} > ${to}:${ports.map(({ port }) => port).join(',')}`)).toEqual([
      'monitoring > redis:9121',
      'redis-backup > redis-haproxy:6379',
      'redis-restore > redis-haproxy:6379',
      'redis-backup > internet:443',
      'redis-restore > internet:443',
      'redis-restore-verification > internet:443',
      'redis > redis:6379',
      'redis > redis-sentinel:26379',
      'redis-sentinel > redis:6379',
      'redis-sentinel > redis-sentinel:26379',
      'redis-haproxy > redis:6379',
      'monitoring > redis-haproxy:8405',
    ]);
  });
});
