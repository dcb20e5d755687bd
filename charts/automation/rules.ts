import type { EnvironmentRule } from '../../lib/checks';

const development = 'automation-dev|app67yWFv0hKdl6jM|automation/dev(?:/|$)|/webhooks/hcp-dev|CSV_process_development';
const production = 'automation-prod|appZzebEIqCU5R9ER|automation/prod(?:/|$)|CSV_process_production';

/** What the environment management document asks a validation to hold, row by row. There is no staging. */
export const rules: readonly EnvironmentRule[] = [
  {
    row: 'E002',
    says: 'no environment speaks of the namespace, the paths or the base of the other',
    expect: { anyText: true },
    in: { dev: { matchesNot: production }, prod: { matchesNot: development } },
  },
  {
    row: 'E015',
    says: 'each environment has a base of its own',
    expect: { on: { kinds: ['ConfigMap'], names: ['webhook-config'] }, at: 'data.AIRTABLE_BASE_ID' },
    in: { dev: { equals: 'app67yWFv0hKdl6jM' }, prod: { equals: 'appZzebEIqCU5R9ER' } },
  },
  {
    row: 'E016',
    says: 'credentials come from the folder of the environment',
    expect: { on: { kinds: ['ExternalSecret.external-secrets.io'] }, at: 'spec.data[].remoteRef.key' },
    in: { dev: { matches: '(?:^|/)automation/dev(?:/|$)' }, prod: { matches: '(?:^|/)automation/prod(?:/|$)' } },
  },
  {
    row: 'E026',
    says: 'prod is strict',
    expect: { on: { kinds: ['Namespace'] }, at: 'metadata.labels["pod-security.kubernetes.io/enforce"]' },
    in: { prod: { equals: 'restricted' } },
  },
  {
    row: 'E043',
    says: 'the namespace is that of the environment',
    expect: { on: { kinds: ['Namespace'] }, at: 'metadata.name' },
    in: { dev: { equals: 'automation-dev' }, prod: { equals: 'automation-prod' } },
  },
  { row: 'E089', says: 'credentials are looked at before each sync', expect: { countOf: { kinds: ['Job.batch'], names: ['credential-validator'] } }, in: { '*': { equals: 1 } } },
];
