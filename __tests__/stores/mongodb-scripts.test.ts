import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Processes, eventually } from './programs';
import { partScript, runScript } from './script-run';

/** A program of that name that notes how it was called, and fails as often as the file `failures` says. */
const stub = `#!/bin/sh
echo "$(basename "$0") $*" >> "$CALLS"
left=$(cat "$FAILURES" 2>/dev/null || echo 0)
if [ "$left" -gt 0 ]; then echo $((left - 1)) > "$FAILURES"; exit 1; fi
for argument in "$@"; do case "$argument" in --archive=*) echo archive > "\${argument#--archive=}" ;; --config=*) cat "\${argument#--config=}" >> "$CALLS" ;; esac; done
`;

/** mongod, mongosh and the tools are not in Debian: what is judged here is how our scripts call them. */
describe("MongoDB's shell scripts, calling programs played by the test", () => {
  const root = mkdtempSync(join(tmpdir(), 'trellis-mongodb-'));
  const folder = (name: string): string => {
    mkdirSync(join(root, name), { recursive: true });
    chmodSync(join(root, name), 0o777);
    return join(root, name);
  };
  const calls = join(root, 'calls');
  const called = (): string => readFileSync(calls, 'utf8');
  const env = {
    PATH: `${join(root, 'bin')}:${process.env['PATH'] ?? ''}`,
    CALLS: calls,
    FAILURES: join(root, 'failures'),
    SECRETS: join(root, 'secrets'),
    CREDENTIALS: join(root, 'secrets'),
    WORK: folder('work'),
    RUN_DIR: folder('run'),
    RETRY_SECONDS: '0.1',
    WATCH_SECONDS: '0.1',
    STORE_HOSTS: 'mongodb-0:27017,mongodb-1:27017',
    HOME: root,
  };
  const processes = new Processes();

  beforeEach(() => {
    chmodSync(root, 0o777);
    for (const name of ['mongod', 'mongosh', 'mongodump', 'mongorestore']) {
      writeFileSync(join(folder('bin'), name), stub);
      chmodSync(join(root, 'bin', name), 0o755);
    }
    const secrets = { keyfile: 'a+b/c=\n', 'root-username': 'root', 'root-password': 'r1' };
    for (const [name, value] of Object.entries(secrets)) writeFileSync(join(folder('secrets'), name), value);
    for (const file of [calls, join(root, 'failures')]) {
      writeFileSync(file, '');
      chmodSync(file, 0o666);
    }
    writeFileSync(join(root, 'failures'), '0');
  });
  afterEach(() => processes.stopAll());
  afterAll(() => rmSync(root, { recursive: true, force: true }));

  it('start mongod with a keyfile that nobody else can read', async () => {
    expect(await runScript(partScript('mongodb', 'mongod.sh'), { ...env, REPLICA_SET: 'rs0' })).toMatchObject({ code: 0 });
    expect(called()).toBe(`mongod --dbpath /data/db --bind_ip_all --nounixsocket --keyFile ${root}/run/keyfile --replSet rs0\n`);
    expect(statSync(join(root, 'run/keyfile')).mode & 0o777).toBe(0o400);
    writeFileSync(calls, '');
    await runScript(partScript('mongodb', 'mongod.sh'), env);
    expect(called()).not.toContain('--replSet');
  });

  it('reconcile until it succeeds, then again only when the Secret changes', async () => {
    writeFileSync(join(root, 'failures'), '2');
    const runs = (): number => called().split('\n').length - 1;
    processes.start('reconcile', ['sh', partScript('mongodb', 'reconcile.sh')], env);
    await eventually(runs, (count) => count === 3);
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(runs()).toBe(3);
    writeFileSync(join(root, 'secrets/root-password'), 'r2');
    await eventually(runs, (count) => count === 4);
  });

  it('dump with the oplog and the password in a file, and leave no such file', async () => {
    expect(await runScript(partScript('backup', 'dump-mongodb.sh'), { ...env, REPLICA_SET: 'rs0' })).toMatchObject({ code: 0 });
    expect(called().replace(/\d{8}T\d{6}Z/, 'NOW')).toBe(
      `mongodump --config=${root}/work/mongodump.yaml --gzip --archive=${root}/work/NOW.archive.gz.part --oplog\n` +
        'uri: mongodb://root:r1@mongodb-0:27017,mongodb-1:27017/?authSource=admin&replicaSet=rs0&readPreference=secondaryPreferred\n',
    );
  });

  it('restore as a member of the set, with the key encoded for a URI', async () => {
    writeFileSync(join(root, 'work/20260101T000000Z.archive.gz'), 'archive');
    rmSync(join(root, 'bin/mongodump'));
    await runScript('sh', env, '-c', `cd ${root}/work && ls -1 | grep -v 20260101T000000Z | xargs rm -f`);
    expect(await runScript(partScript('backup', 'restore-mongodb.sh'), { ...env, REPLICA_SET: 'rs0' })).toMatchObject({ code: 0 });
    expect(called()).toBe(
      `mongorestore --config=${root}/work/mongorestore.yaml --gzip --archive=${root}/work/20260101T000000Z.archive.gz --drop --nsExclude=admin.system.* --oplogReplay\n` +
        'uri: mongodb://__system:a%2Bb%2Fc%3D@mongodb-0:27017,mongodb-1:27017/?authSource=local&replicaSet=rs0\n',
    );
  });
});
