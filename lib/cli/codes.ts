import type { CodeEntry } from '../issue-codes';

export const cliCodes = {
  BAD_USAGE: {
    check: 'usage',
    severity: 'error',
    meaning: 'The command line has an unknown verb, option or value.',
    remedy: 'Run the verb with --help.',
  },
} as const satisfies Record<string, CodeEntry>;
