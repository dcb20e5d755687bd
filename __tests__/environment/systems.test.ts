import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { rules as automation } from '../../charts/automation/rules';
import { rules as chatbot } from '../../charts/chatbot/rules';
import { rules as craftista } from '../../charts/craftista/rules';
import { rules as helpdesk } from '../../charts/helpdesk/rules';
import { rules as obcms } from '../../charts/obcms/rules';
import type { EnvironmentRule } from '../../lib/checks';
import type { Settings } from '../../lib/settings';
import { issuesOf } from '../judge-text';

const all: Readonly<Record<string, readonly EnvironmentRule[]>> = { automation, chatbot, craftista, helpdesk, obcms };

/** The rows whose rules the manifests break in an environment. */
function brokenRows(system: string, environment: string, manifests: string): string[] {
  const settings = { namespace: `${system}-${environment}` } as Settings;
  const issues = issuesOf(manifests, 'environment', { system, environment, settings, connections: [], rules: all[system] ?? [] });
  return [...new Set(issues.map(({ message }) => message.split(':')[0] ?? ''))].sort();
}

test('every system with rules is held here, and every rule is well-formed', () => {
  const charts = resolve(__dirname, '..', '..', 'charts');
  const withRules = readdirSync(charts).filter((name) => existsSync(join(charts, name, 'rules.ts')));
  expect(withRules).toEqual(Object.keys(all));
  for (const rule of Object.values(all).flat()) {
    expect(rule.row).toMatch(/^(?:[CHTOE]\d{3}(?:-[CHTOE]\d{3})?|X-?[HTOE]?\d+)$/);
    for (const condition of Object.values(rule.in)) if ('matches' in condition) expect(() => new RegExp(condition.matches)).not.toThrow();
  }
});

const config = (name: string, data: Readonly<Record<string, string>>) => `${JSON.stringify({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name }, data })}\n---\n`;
const django = {
  DB_HOST: 'postgres',
  CORS_ALLOW_ALL_ORIGINS: 'False',
  CORS_ALLOWED_ORIGINS: 'https://helpdesk.com,https://api.helpdesk.com',
  SECURE_HSTS_SECONDS: '31536000',
  SESSION_COOKIE_SECURE: 'True',
  CSRF_COOKIE_SECURE: 'True',
  CONN_MAX_AGE: '600',
  DATA_UPLOAD_MAX_MEMORY_SIZE: '10485760',
  FILE_UPLOAD_MAX_MEMORY_SIZE: '10485760',
  DB_ENGINE: 'django.contrib.gis.db.backends.postgis',
  DB_SSLMODE: 'require',
  DEBUG: 'False',
  CACHE_BACKEND: 'django_redis.cache.RedisCache',
};
const paths = (helpdesk.find(({ row }) => row === 'H117')?.in['prod'] as { exactly: string[] }).exactly;
const flags = Object.fromEntries(helpdesk.filter(({ row }) => row === 'H116').map(({ expect: what }) => ['at' in what ? what.at.replace('data.', '') : '', 'True']));
const helpdeskRest =
  config('django-logging', { 'logging.json': 'RotatingFileHandler' }) +
  config('helpdesk-feature-flags', flags) +
  `${JSON.stringify({ apiVersion: 'networking.k8s.io/v1', kind: 'Ingress', metadata: { name: 'django-api' }, spec: { tls: [{ secretName: 'tls' }], rules: [{ http: { paths: paths.map((path) => ({ path })) } }] } })}\n---\n` +
  '{apiVersion: apps/v1, kind: Deployment, metadata: {name: pgbouncer}}\n---\n';

describe('helpdesk in prod', () => {
  test('as the matrix has it', () => {
    expect(Object.keys(flags)).toHaveLength(10);
    expect(brokenRows('helpdesk', 'prod', config('django-config', django) + helpdeskRest)).toEqual([]);
  });

  test.each([
    [{ DEBUG: 'True' }, ['H112']],
    [{ CORS_ALLOW_ALL_ORIGINS: 'True' }, ['H085']],
    [{ CORS_ALLOWED_ORIGINS: '*' }, ['H108', 'H114']],
    [{ SECURE_HSTS_SECONDS: '0' }, ['H097']],
    [{ CSRF_COOKIE_SECURE: 'False' }, ['H098']],
    [{ CONN_MAX_AGE: '0' }, ['H103']],
    [{ DB_ENGINE: 'django.db.backends.sqlite3' }, ['H106', 'X-H1']],
    [{ DB_ENGINE: 'django.db.backends.postgresql' }, ['X-H1']],
    [{ DB_SSLMODE: 'prefer' }, ['H111']],
    [{ DB_HOST: 'localhost' }, ['H012']],
    [{ CACHE_BACKEND: 'LocMemCache' }, ['H122']],
  ])('%j breaks its rows', (change, rows) => {
    expect(brokenRows('helpdesk', 'prod', config('django-config', { ...django, ...change }) + helpdeskRest)).toEqual(rows);
  });

  test('a flag, a route, TLS or the pool that is missing', () => {
    const rest = helpdeskRest.replace('FEATURE_MOBILE_APP', 'FEATURE_MOBILE').replace('"/api/v1/tickets/"', '"/tickets/"').replace('"secretName":"tls"', '"hosts":[]').replace('pgbouncer', 'other');
    expect(brokenRows('helpdesk', 'prod', config('django-config', django) + rest)).toEqual(['H115', 'H116', 'H117', 'H118']);
  });
});

test("obcms sums what all parts ask for", () => {
  const web = (cpu: string, memory: string) =>
    `{apiVersion: apps/v1, kind: Deployment, metadata: {name: web, namespace: obcms-prod}, spec: {replicas: 4, template: {spec: {containers: [{name: c, resources: {requests: {cpu: ${cpu}, memory: ${memory}}}}]}}}}\n---\n`;
  const rows = (cpu: string, memory: string) => brokenRows('obcms', 'prod', web(cpu, memory)).filter((row) => ['O040', 'O045', 'O084', 'O092'].includes(row));
  expect(rows('3', '2Gi')).toEqual(['O040', 'O045']);
  expect(rows('8', '6Gi')).toEqual(['O040', 'O084', 'O092']);
});

test('automation keeps its environments apart', () => {
  const base = (id: string) => `${config('webhook-config', { AIRTABLE_BASE_ID: id })}{apiVersion: batch/v1, kind: Job, metadata: {name: credential-validator}}\n---\n{apiVersion: v1, kind: Namespace, metadata: {name: automation-dev}}\n---\n{apiVersion: external-secrets.io/v1, kind: ExternalSecret, metadata: {name: e}, spec: {data: [{remoteRef: {key: automation/dev/env}}]}}\n`;
  expect(brokenRows('automation', 'dev', base('app67yWFv0hKdl6jM'))).toEqual([]);
  expect(brokenRows('automation', 'dev', base('appZzebEIqCU5R9ER'))).toEqual(['E002', 'E015']);
  expect(brokenRows('automation', 'prod', base('app67yWFv0hKdl6jM'))).toEqual(['E002', 'E015', 'E016', 'E026', 'E043']);
});

test('chatbot refuses the placeholders of its document', () => {
  const text = config('chatbot-config', { FLASK_DEBUG: 'false', SECRET_KEY: 'staging-secure-key-change-in-real-deployment' });
  expect(brokenRows('chatbot', 'staging', text)).toEqual(['X-T2']);
  expect(brokenRows('chatbot', 'dev', text)).toEqual(['T028']);
});

describe('craftista as it is rendered', () => {
  const rendered = (environment: string) => {
    const cell = resolve(__dirname, '..', '..', 'dist', 'craftista', environment);
    const files = [cell, join(cell, 'base')].flatMap((folder) => readdirSync(folder).filter((name) => name.endsWith('.yaml')).map((name) => join(folder, name)));
    return files.map((file) => readFileSync(file, 'utf8')).join('\n---\n');
  };

  test.each(['dev', 'staging', 'prod'])('%s keeps every rule', (environment) => {
    expect(brokenRows('craftista', environment, rendered(environment))).toEqual([]);
  });

  test.each<[string, string, RegExp, string, string[]]>([
    ['dev', 'replicas', /^ {2}replicas: 1$/m, '  replicas: 2', ['C004', 'C018']],
    ['staging', 'replicas', /^ {2}replicas: 2$/m, '  replicas: 1', ['C004', 'C021']],
    ['prod', 'least replicas', /^ {2}minReplicas: 3$/m, '  minReplicas: 1', ['C023']],
    ['prod', 'most replicas', /^ {2}maxReplicas: 10$/m, '  maxReplicas: 100', ['C056']],
    ['prod', 'a workload', /^kind: Rollout$/m, 'kind: Rolout', ['C073']],
    ['dev', 'a branch', /:develop-[0-9a-f]{40}/, ':latest', ['C017', 'C076']],
    ['prod', 'an image', /:develop-[0-9a-f]{40}/, '', ['C076']],
    ['dev', "voting's memory", /^( +)memory: 512Mi$/m, '$1memory: 256Mi', ['X5']],
    ['prod', 'backups', /^ {2}schedule: 0 \* \* \* \*$/m, '  schedule: 0 2 * * *', ['C054']],
    ['prod', 'write-ahead logs', /barmanObjectStore/, 'noObjectStore', ['X12']],
    ['prod', 'the level', /enforce: restricted/, 'enforce: baseline', ['X14']],
    ['prod', 'another namespace', /@mongodb:27017/, '@mongodb.craftista-dev:27017', ['C002']],
  ])('%s: %s', (environment, _what, from, to, rows) => {
    const text = rendered(environment);
    expect(text).toMatch(from);
    expect(brokenRows('craftista', environment, text.replace(from, to))).toEqual(rows);
  });
});
