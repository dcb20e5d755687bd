import type { CodeEntry } from '../issue-codes';

export const cliCodes = {
  BAD_USAGE: {
    check: 'usage',
    severity: 'error',
    meaning: 'The command line has an unknown verb, option or value.',
    remedy: 'Run the verb with --help.',
  },
  PATH_UNREADABLE: {
    check: 'usage',
    severity: 'error',
    meaning: 'A file or folder that the command line names cannot be read.',
    remedy: 'Correct the path; relative paths start where the command is run.',
  },
  NOT_A_MANIFEST: {
    check: 'schema',
    severity: 'error',
    meaning: 'A YAML document among manifests is no Kubernetes object: it has no apiVersion and kind.',
    remedy: 'Add both, or keep the file apart from manifests.',
  },
  REVISION_UNKNOWN: {
    check: 'usage',
    severity: 'error',
    meaning: 'A Git revision that the command line names does not exist.',
    remedy: 'Name a commit, branch or tag that git rev-parse knows.',
  },
} as const satisfies Record<string, CodeEntry>;
