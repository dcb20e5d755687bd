import type { CodeEntry } from '../issue-codes';

export const manifestCodes = {
  YAML_SYNTAX: {
    check: 'schema',
    severity: 'error',
    meaning: 'A file is not well-formed YAML or JSON.',
    remedy: 'Correct the file at the line named.',
  },
} as const satisfies Record<string, CodeEntry>;
