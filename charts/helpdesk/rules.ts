import type { EnvironmentRule, Expectation } from '../../lib/checks';

const environments = ['dev', 'staging', 'prod'];
const outsideDev = ['staging', 'prod'];
const same = <T>(condition: T, names = environments): Readonly<Record<string, T>> => Object.fromEntries(names.map((name) => [name, condition]));

const setting = (key: string): Expectation => ({ on: { kinds: ['ConfigMap'], names: ['django-config'] }, at: `data.${key}` });
const pathsOf = (...names: readonly string[]): string[] => names.map((name) => `/api/v1/${name}/`);

const commonPaths = pathsOf('tickets', 'work-orders', 'technicians', 'knowledge-base', 'automation', 'analytics', 'integrations', 'notifications');
const advancedPaths = pathsOf(
  'ai-ml',
  'customer-experience',
  'advanced-analytics',
  'integration-platform',
  'mobile-iot',
  'advanced-security',
  'advanced-workflow',
  'advanced-communication',
);
const flags = [
  'AI_ML_FEATURES',
  'ADVANCED_ANALYTICS',
  'REAL_TIME_NOTIFICATIONS',
  'MOBILE_APP',
  'IOT_INTEGRATION',
  'ADVANCED_SECURITY',
  'WORKFLOW_AUTOMATION',
  'CUSTOMER_EXPERIENCE',
  'INTEGRATION_PLATFORM',
  'ADVANCED_COMMUNICATION',
];

/** What the helpdesk's comparison matrix asks a validation to hold, row by row. */
export const rules: readonly EnvironmentRule[] = [
  { row: 'H012', says: 'the database is never on localhost', expect: setting('DB_HOST'), in: same({ matchesNot: '^(?:localhost|127\\.|$)' }, outsideDev) },
  {
    row: 'H085',
    says: 'all origins in dev, the own domains elsewhere',
    expect: setting('CORS_ALLOW_ALL_ORIGINS'),
    in: { dev: { equals: 'True' }, ...same({ equals: 'False' }, outsideDev) },
  },
  {
    row: 'H108',
    says: 'origins are restricted to the domains of the environment',
    expect: setting('CORS_ALLOWED_ORIGINS'),
    in: {
      staging: { matches: '^https://staging\\.helpdesk\\.com, ?https://staging-api\\.helpdesk\\.com$' },
      prod: { matches: '^https://helpdesk\\.com, ?https://api\\.helpdesk\\.com$' },
    },
  },
  { row: 'H114', says: 'credentials never go to all origins outside dev', expect: setting('CORS_ALLOWED_ORIGINS'), in: same({ matchesNot: '\\*' }, outsideDev) },
  { row: 'H097', says: 'HSTS lasts a year outside dev', expect: setting('SECURE_HSTS_SECONDS'), in: { dev: { equals: '0' }, ...same({ equals: '31536000' }, outsideDev) } },
  ...['SESSION_COOKIE_SECURE', 'CSRF_COOKIE_SECURE'].map((key): EnvironmentRule => ({
    row: 'H098',
    says: 'cookies are secure outside dev',
    expect: setting(key),
    in: { dev: { equals: 'False' }, ...same({ equals: 'True' }, outsideDev) },
  })),
  {
    row: 'H103',
    says: 'connections are kept for 5 minutes in staging, 10 in prod',
    expect: setting('CONN_MAX_AGE'),
    in: { dev: { equals: '0' }, staging: { equals: '300' }, prod: { equals: '600' } },
  },
  ...['DATA_UPLOAD_MAX_MEMORY_SIZE', 'FILE_UPLOAD_MAX_MEMORY_SIZE'].map((key): EnvironmentRule => ({
    row: 'H104',
    says: 'uploads of at most 2, 5 and 10 MB',
    expect: setting(key),
    in: { dev: { equals: '2097152' }, staging: { equals: '5242880' }, prod: { equals: '10485760' } },
  })),
  {
    row: 'H106',
    says: 'SQLite in dev, PostgreSQL elsewhere',
    expect: setting('DB_ENGINE'),
    in: { dev: { matches: 'sqlite3$' }, ...same({ matches: '\\.(?:postgis|postgresql)$' }, outsideDev) },
  },
  { row: 'X-H1', says: 'geographic queries need the engine postgis', severity: 'warning', expect: setting('DB_ENGINE'), in: same({ matches: '\\.postgis$' }, outsideDev) },
  { row: 'H111', says: 'the database is reached by TLS in prod', expect: setting('DB_SSLMODE'), in: { staging: { equals: 'prefer' }, prod: { equals: 'require' } } },
  { row: 'H112', says: 'DEBUG is on in dev only', expect: setting('DEBUG'), in: { dev: { equals: 'True' }, ...same({ equals: 'False' }, outsideDev) } },
  {
    row: 'H113',
    says: 'log files rotate outside dev',
    expect: { on: { kinds: ['ConfigMap'], names: ['django-logging'] }, at: 'data["logging.json"]' },
    in: same({ matches: 'RotatingFileHandler' }, outsideDev),
  },
  {
    row: 'H115',
    says: 'TLS outside dev',
    expect: { on: { kinds: ['Ingress.networking.k8s.io'] }, at: 'spec.tls[].secretName' },
    in: { dev: { absent: true }, ...same({ matches: '.' }, outsideDev) },
  },
  ...flags.map((flag): EnvironmentRule => ({
    row: 'H116',
    says: 'each of the ten feature flags is set',
    expect: { on: { kinds: ['ConfigMap'], names: ['helpdesk-feature-flags'] }, at: `data.FEATURE_${flag}` },
    in: same({ matches: '^(?:True|False)$' }),
  })),
  {
    row: 'H117',
    says: 'the routes are the list of API endpoints',
    expect: { on: { kinds: ['Ingress.networking.k8s.io'], names: ['django-api'] }, at: 'spec.rules[].http.paths[].path' },
    in: { dev: { exactly: commonPaths }, ...same({ exactly: [...commonPaths, ...advancedPaths] }, outsideDev) },
  },
  {
    row: 'H118',
    says: 'PgBouncer pools connections outside dev',
    expect: { countOf: { kinds: ['Deployment.apps', 'Rollout.argoproj.io', 'Pooler.postgresql.cnpg.io'], names: ['pgbouncer'] } },
    in: { dev: { equals: 0 }, ...same({ equals: 1 }, outsideDev) },
  },
  {
    row: 'H122',
    says: 'Redis outside dev',
    expect: setting('CACHE_BACKEND'),
    in: { dev: { matches: 'LocMemCache$' }, ...same({ matches: 'RedisCache$' }, outsideDev) },
  },
];
