import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Bucket } from './bucket';
import { describeWith } from './programs';
import { partScript, postgresPrograms, runScript } from './script-run';
import type { Ran } from './script-run';

describeWith(['postgres', 'rclone'], 'PostgreSQL backups', () => {
  const bucket = new Bucket('postgres', { username: 'voting', password: 'scram-secret' });
  const env = { ...bucket.env, PGHOST: bucket.root, PGPORT: '5432', PGDATABASE: 'voting' };
  const script = (name: string, more: Record<string, string> = {}): Promise<Ran> => runScript(partScript('backup', name), { ...env, ...more });
  const sql = async (statement: string): Promise<string> =>
    (await runScript(join(postgresPrograms, 'psql'), { ...env, PGUSER: 'voting', PGPASSWORD: 'scram-secret' }, '-qAtc', statement)).text.trim();
  const server = bucket.folder('server');

  beforeAll(async () => {
    const passwordFile = join(bucket.root, 'pw');
    writeFileSync(passwordFile, 'scram-secret');
    const made = await runScript(join(postgresPrograms, 'initdb'), env, '-D', join(server, 'data'), '-U', 'voting', '-A', 'scram-sha-256', `--pwfile=${passwordFile}`, '-N');
    expect(made).toMatchObject({ code: 0 });
    const started = await runScript(join(postgresPrograms, 'pg_ctl'), env, '-D', join(server, 'data'), '-w', '-l', join(server, 'log'), 'start', '-o', `-c listen_addresses='' -k ${bucket.root} -F`);
    expect(started).toMatchObject({ code: 0 });
    await runScript(join(postgresPrograms, 'createdb'), { ...env, PGUSER: 'voting', PGPASSWORD: 'scram-secret' }, 'voting');
    await sql("CREATE TABLE origami (id serial PRIMARY KEY, name text, votes int); INSERT INTO origami (name, votes) VALUES ('crane', 3), ('frog', 5); CREATE TABLE audit (at timestamptz)");
  }, 30_000);

  afterAll(async () => {
    await runScript(join(postgresPrograms, 'pg_ctl'), env, '-D', join(server, 'data'), '-m', 'immediate', 'stop');
    bucket.remove();
  }, 20_000);

  it('keeps nothing and deletes nothing where there is no dump', async () => {
    bucket.put('bucket/cell/postgres/20260101T020000Z.dump', 40);
    expect(await script('upload.sh')).toMatchObject({ code: 1, text: expect.stringContaining('there is no dump') as string });
    expect(bucket.objects('postgres')).toEqual(['20260101T020000Z.dump']);
  });

  it('dumps, keeps the dump, and removes what is older than the retention', async () => {
    bucket.put('bucket/cell/postgres/20260310T020000Z.dump', 29);
    expect(await script('dump-postgres.sh')).toMatchObject({ code: 0 });
    expect(await script('upload.sh')).toMatchObject({ code: 0 });
    expect(bucket.objects('postgres')).toEqual(['20260310T020000Z.dump', expect.stringMatching(/^20\d{6}T\d{6}Z\.dump$/)]);
  });

  it('refuses a retention that would delete everything', async () => {
    expect(await script('upload.sh', { RETENTION_DAYS: '0' })).toMatchObject({ code: 1 });
  });

  it('brings back the latest dump, whatever happened since', async () => {
    await sql("DELETE FROM origami; ALTER TABLE origami DROP COLUMN votes; DROP TABLE audit");
    bucket.emptyWork();
    expect(await script('download.sh')).toMatchObject({ code: 0 });
    expect(await script('restore-postgres.sh')).toMatchObject({ code: 0 });
    expect(await sql("SELECT string_agg(name || votes, ' ' ORDER BY id) FROM origami")).toBe('crane3 frog5');
    expect(await sql('SELECT count(*) FROM audit')).toBe('0');
  });

  it('proves a dump in a server of its own, within the objectives', async () => {
    bucket.emptyWork();
    await script('download.sh');
    expect(await script('verify-postgres.sh')).toEqual({ code: 0, text: expect.stringMatching(/^a restore of .*Z\.dump, 2 tables took \d+ s of 3600 s\n$/) as string });
  }, 30_000);

  it('does not call a dump proved that is older than the objective', async () => {
    bucket.emptyWork();
    await script('download.sh', { BACKUP: '20260310T020000Z.dump' });
    expect(await script('verify-postgres.sh')).toMatchObject({ code: 1, text: expect.stringContaining('no more than 3600 s of work may be lost') as string });
  });

  it('answers the probes', async () => {
    const probe = (name: string, port: string): Promise<Ran> => runScript(partScript('postgres', name), { PGPORT: port });
    expect([(await probe('alive.sh', '1')).code, (await probe('ready.sh', '1')).code]).toEqual([1, 2]);
  });
});
