import { execFile } from 'node:child_process';
import { chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Bucket } from './bucket';
import { Processes, describeWith, eventually } from './programs';
import { partScript, runScript } from './script-run';
import type { Ran } from './script-run';

describeWith(['redis-server', 'redis-check-rdb', 'rclone'], 'One Redis node and its backups', () => {
  const bucket = new Bucket('redis', { password: 'redis-secret' });
  const processes = new Processes();
  const host = `127.${60 + (process.pid % 150)}.${(process.pid >> 8) % 250}.1`;
  const env = { ...bucket.env, STORE_HOST: host };
  const script = (name: string, more: Record<string, string> = {}): Promise<Ran> => runScript(partScript('backup', name), { ...env, ...more });
  const ask = (...command: string[]): Promise<string> =>
    new Promise((resolve) => {
      const options = { env: { PATH: process.env['PATH'] ?? '', REDISCLI_AUTH: 'redis-secret' } };
      execFile('redis-cli', ['--no-auth-warning', '-h', host, '--raw', ...command], options, (_, out, err) => resolve(`${out}${err}`.trim()));
    });
  const node = (more: Record<string, string> = {}): Record<string, string> => ({
    NODE_ADDRESS: host,
    BIND: host,
    DATA_DIR: bucket.folder('data'),
    RUN_DIR: bucket.folder('run'),
    STARTED_WITH: join(bucket.root, 'run/password'),
    PASSWORD_FILE: join(bucket.root, 'credentials/password'),
    BASE_CONFIG: partScript('redis', 'redis.conf'),
    MEMORY_LIMIT: '100000000',
    ...more,
  });

  beforeAll(async () => {
    processes.start('redis', ['sh', partScript('redis', 'node.sh')], node());
    await eventually(() => ask('PING'), (answer) => answer === 'PONG');
  }, 20_000);

  afterAll(async () => {
    await processes.stopAll();
    bucket.remove();
  });

  it('stands alone as a master with a password, on disk, within its memory', async () => {
    expect((await ask('ROLE')).split('\n')[0]).toBe('master');
    expect(await ask('CONFIG', 'GET', 'maxmemory')).toBe('maxmemory\n60000000');
    expect(await ask('CONFIG', 'GET', 'appendonly')).toBe('appendonly\nyes');
    expect(await ask('-a', 'wrong', 'PING')).toContain('WRONGPASS');
    // In a Pod all run as one user; here the node may be root's.
    chmodSync(join(bucket.root, 'run/password'), 0o644);
    const probes = ['alive.sh', 'ready.sh'].map((name) => runScript(partScript('redis', name), { ...node(), PROBE_HOST: host }));
    expect((await Promise.all(probes)).map(({ code }) => code)).toEqual([0, 0]);
  });

  it('does not start with a password that a URL or a proxy could not carry', async () => {
    const odd = join(bucket.root, 'odd');
    writeFileSync(odd, 'a b"c');
    const ran = await runScript(partScript('redis', 'node.sh'), node({ PASSWORD_FILE: odd }));
    expect(ran).toMatchObject({ code: 1, text: expect.stringContaining('letters, digits') as string });
  });

  it('dumps, loses everything, and has it back: every type, every database, any key', async () => {
    await ask('SET', 'origami\nof the day', 'crane');
    await ask('HSET', 'votes', 'crane', '3', 'frog', '5');
    await ask('-n', '3', 'SET', 'elsewhere', 'yes', 'EX', '5000');
    expect(await script('dump-redis.sh')).toMatchObject({ code: 0 });
    expect(await script('upload.sh')).toMatchObject({ code: 0 });
    await ask('FLUSHALL');
    await ask('SET', 'written since', 'gone after the restore');
    bucket.emptyWork();
    await script('download.sh');
    expect(await script('restore-redis.sh')).toMatchObject({ code: 0, text: expect.stringContaining('restored 3 keys') as string });
    expect(await ask('GET', 'origami\nof the day')).toBe('crane');
    expect(await ask('HGETALL', 'votes')).toBe('crane\n3\nfrog\n5');
    expect(await ask('-n', '3', 'GET', 'elsewhere')).toBe('yes');
    expect(Number(await ask('-n', '3', 'TTL', 'elsewhere'))).toBeGreaterThan(4000);
    expect(await ask('EXISTS', 'written since')).toBe('0');
  }, 30_000);

  it('proves a dump in a server of its own', async () => {
    bucket.emptyWork();
    await script('download.sh');
    expect(await script('verify-redis.sh')).toEqual({ code: 0, text: expect.stringMatching(/Z\.rdb, 3 keys took \d+ s of 3600 s\n$/) as string });
  }, 20_000);

  it('refuses a damaged dump', async () => {
    bucket.emptyWork();
    writeFileSync(join(bucket.work, `${new Date().toISOString().slice(0, 19).replace(/[-:]/g, '')}Z.rdb`), 'REDIS0011 and then nonsense');
    expect((await script('verify-redis.sh')).code).not.toBe(0);
  });
});
