import type { EnvironmentRule } from '../../lib/checks';

const placeholders = 'dev-secret-key-not-for-production|staging-secure-key-change-in-real-deployment|\\$\\{SECRET_KEY_FROM';

/** What the chatbot's environment comparison asks a validation to hold. */
export const rules: readonly EnvironmentRule[] = [
  { row: 'X-T2', says: 'a placeholder is no secret', expect: { anyText: true }, in: { staging: { matchesNot: placeholders }, prod: { matchesNot: placeholders } } },
  {
    row: 'T028',
    says: 'debug mode is for dev',
    expect: { on: { kinds: ['ConfigMap'], names: ['chatbot-config'] }, at: 'data.FLASK_DEBUG' },
    in: { dev: { equals: 'true' }, staging: { equals: 'false' }, prod: { equals: 'false' } },
  },
];
