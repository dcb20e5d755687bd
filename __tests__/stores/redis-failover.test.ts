import { RedisCluster } from './redis-cluster';
import { describeWith, eventually, mayMount } from './programs';

const nodes = ['redis-0', 'redis-1', 'redis-2'];
const sentinels = ['sentinel-0', 'sentinel-1', 'sentinel-2'];

describeWith(['redis-server', 'redis-sentinel', 'haproxy', 'unshare'], 'Redis with Sentinels and HAProxy', () => {
  const cluster = new RedisCluster();
  const throughProxy = (...command: string[]): Promise<string> => cluster.ask(cluster.address('proxy'), ...command);
  const askNode = (pod: string, ...command: string[]): Promise<string> => cluster.ask(cluster.address(pod), ...command);
  const role = async (pod: string): Promise<string> => (await askNode(pod, 'ROLE')).split('\n')[0] ?? '';
  const roles = (): Promise<string[]> => Promise.all(nodes.map(role));
  const masterNamedBy = async (pod: string): Promise<string> =>
    (await askNode(pod, 'SENTINEL', 'GET-MASTER-ADDR-BY-NAME', 'main')).split('\n')[0] ?? '';
  const currentMaster = async (): Promise<string> => nodes[(await roles()).indexOf('master')] ?? 'none';

  /** All six know one another, and replicas have what the master has: where each test starts. */
  const settled = async (): Promise<void> => {
    // Asked anew each time: on a busy machine the Sentinels may choose another master meanwhile.
    const nodeStates = (): Promise<string[]> =>
      Promise.all(
        nodes.map(async (pod) => {
          const [role = '', , , link = ''] = (await askNode(pod, 'ROLE')).split('\n');
          return role === 'master' ? role : `${role} ${link}`;
        }),
      );
    await eventually(nodeStates, (states) => [...states].sort().join() === 'master,slave connected,slave connected', 20);
    const knownTo = (pod: string): Promise<string> => askNode(pod, 'SENTINEL', 'MASTER', 'main');
    await eventually(
      () => Promise.all(sentinels.map(knownTo)),
      (answers) => answers.every((answer) => /num-slaves\n2\nnum-other-sentinels\n2/.test(answer) && /flags\nmaster\n/.test(answer)),
    );
  };

  const startSentinels = async (): Promise<void> => {
    for (const pod of sentinels) cluster.startSentinel(pod);
    for (const pod of sentinels) await cluster.hurrySentinel(pod);
  };

  beforeAll(() => cluster.open());
  afterAll(() => cluster.close());

  it('starts from nothing, in any order, with redis-0 as the master', async () => {
    cluster.startProxy();
    for (const pod of [...nodes].reverse()) cluster.startNode(pod);
    await startSentinels();
    await eventually(() => throughProxy('SET', 'greeting', 'hello'), (answer) => answer === 'OK');
    expect(await roles()).toEqual(['master', 'slave', 'slave']);
    const probes = nodes.flatMap((pod) => [cluster.exec(pod, 'alive.sh'), cluster.exec(pod, 'ready.sh')]);
    expect(await Promise.all(probes)).toEqual([0, 0, 0, 0, 0, 0]);
    await settled();
  }, 30_000);

  it('chooses another master when the master dies, and the proxy follows', async () => {
    await cluster.kill('redis-0');
    await eventually(() => throughProxy('SET', 'greeting', 'hello again'), (answer) => answer === 'OK', 20);
    expect((await roles()).slice(1).sort()).toEqual(['master', 'slave']);
  }, 30_000);

  it('takes the old master back as a replica, at its new address', async () => {
    cluster.startNode('redis-0');
    await settled();
    expect(await role('redis-0')).toBe('slave');
    expect(await askNode('redis-0', 'GET', 'greeting')).toBe('hello again');
  }, 30_000);

  it('hands over before a master stops, without waiting for the Sentinels to miss it', async () => {
    const master = await currentMaster();
    expect(await cluster.exec(master, 'hand-over.sh')).toBe(0);
    expect(await role(master)).toBe('slave');
    await cluster.kill(master, 'SIGTERM');
    await eventually(() => throughProxy('SET', 'greeting', 'third'), (answer) => answer === 'OK');
    cluster.startNode(master);
    await settled();
  }, 40_000);

  it('does not let an empty volume lead: another node is chosen and fills it', async () => {
    const master = await currentMaster();
    await cluster.kill(master);
    cluster.loseVolume(master);
    cluster.startNode(master);
    await eventually(() => askNode(master, 'GET', 'greeting'), (answer) => answer === 'third', 20);
    expect(await role(master)).toBe('slave');
    await settled();
  }, 40_000);

  it('keeps data, and what the Sentinels learnt, through an outage of everything', async () => {
    const ids = (): Promise<string[]> => Promise.all(sentinels.map((pod) => askNode(pod, 'SENTINEL', 'MYID')));
    const before = await ids();
    for (const pod of [...nodes, ...sentinels]) await cluster.kill(pod);
    for (const pod of nodes) cluster.startNode(pod);
    await startSentinels();
    await eventually(() => throughProxy('GET', 'greeting'), (answer) => answer === 'third', 20);
    await settled();
    expect(await throughProxy('GET', 'greeting')).toBe('third');
    expect(await ids()).toEqual(before);
  }, 40_000);

  it('adds an empty Sentinel to what its peers know', async () => {
    await cluster.kill('sentinel-1');
    cluster.loseVolume('sentinel-1');
    const known = await masterNamedBy('sentinel-0');
    cluster.startSentinel('sentinel-1');
    await eventually(() => masterNamedBy('sentinel-1'), (answer) => answer === known);
  }, 30_000);

  it('follows a rotated password while it serves, and then fails over with it', async () => {
    await settled();
    cluster.rotate('battery-staple', [...nodes, ...sentinels]);
    await cluster.stopProxy();
    cluster.startProxy();
    await eventually(() => throughProxy('SET', 'greeting', 'rotated'), (answer) => answer === 'OK');
    await eventually(() => cluster.startedWith([...nodes, ...sentinels]), (passwords) => passwords.every((one) => one === 'battery-staple'));
    const master = await currentMaster();
    await cluster.kill(master);
    await eventually(() => throughProxy('SET', 'greeting', 'and failed over'), (answer) => answer === 'OK', 20);
    cluster.startNode(master);
    await settled();
    expect(await askNode(master, 'GET', 'greeting')).toBe('and failed over');
  }, 60_000);
}, { 'right to mount': mayMount() });
