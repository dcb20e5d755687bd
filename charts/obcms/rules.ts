import type { EnvironmentRule, Expectation } from '../../lib/checks';

const setting = (key: string): Expectation => ({ on: { kinds: ['ConfigMap'], names: ['obcms-config'] }, at: `data.${key}` });
const replicasOf = (name: string): Expectation => ({ on: { kinds: ['Deployment.apps', 'Rollout.argoproj.io'], names: [name] }, at: 'spec.replicas' });
const requestsOf = (name: string): Expectation => ({
  on: { kinds: ['Deployment.apps', 'Rollout.argoproj.io'], names: [name] },
  at: 'spec.template.spec.containers[].resources.requests.cpu',
});

/** What the comparison of staging and production asks a validation to hold, row by row. There is no dev. */
export const rules: readonly EnvironmentRule[] = [
  { row: 'O040', says: 'two servers in staging, four in prod', expect: replicasOf('web'), in: { staging: { equals: 2 }, prod: { equals: 4 } } },
  { row: 'O040', says: 'four workers a server in staging, seventeen in prod', expect: setting('GUNICORN_WORKERS'), in: { staging: { equals: '4' }, prod: { equals: '17' } } },
  { row: 'O044', says: 'two threads a worker', expect: setting('GUNICORN_THREADS'), in: { '*': { equals: '2' } } },
  { row: 'O045', says: 'seventeen workers are twice eight cores and one', severity: 'warning', expect: requestsOf('web'), in: { prod: { atLeast: 8 } } },
  { row: 'O048', says: 'one worker in staging, two in prod', expect: replicasOf('celery-worker'), in: { staging: { equals: 1 }, prod: { equals: 2 } } },
  { row: 'O057', says: 'one beat, never two', expect: replicasOf('celery-beat'), in: { '*': { equals: 1 } } },
  { row: 'O084', says: 'the memory of all parts together', expect: { sumOf: 'limits.memory' }, in: { staging: { atMost: '3Gi' } } },
  { row: 'O084', says: 'the memory of all parts together', expect: { sumOf: 'requests.memory' }, in: { prod: { atMost: '21Gi' } } },
  { row: 'O092', says: 'the CPUs of all parts together', expect: { sumOf: 'limits.cpu' }, in: { staging: { atMost: 6 } } },
  { row: 'O092', says: 'the CPUs of all parts together', expect: { sumOf: 'requests.cpu' }, in: { prod: { atMost: 30 } } },
  {
    row: 'O152',
    says: 'every credential has a value in the secret store',
    expect: { on: { kinds: ['ExternalSecret.external-secrets.io'] }, at: 'spec.data[].remoteRef.key' },
    in: { prod: { matches: '(?:^|/)obcms/prod(?:/|$)' } },
  },
];
