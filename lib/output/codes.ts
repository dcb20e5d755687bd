import type { CodeEntry } from '../issue-codes';

export const outputCodes = {
  OUTPUT_NOT_WRITTEN: {
    check: 'output',
    severity: 'error',
    meaning: 'A file could not be written (disk full, read-only, no permission); the tree is as it was.',
    remedy: 'Make room or give permission, then run the command again.',
  },
  OUTPUT_NOT_OWNED: {
    check: 'output',
    severity: 'error',
    meaning: 'Trellis would overwrite a file that it did not write.',
    remedy: 'Move the file away, or choose another folder with --out.',
  },
  OUTPUT_BUSY: {
    check: 'output',
    severity: 'error',
    meaning: 'Another Trellis is writing to the same tree.',
    remedy: 'Wait until it has ended, then run the command again.',
  },
  OUTPUT_LOCK_UNREADABLE: {
    check: 'output',
    severity: 'warning',
    meaning: 'The .trellis.lock of a cell is not what Trellis writes, for instance after a merge with conflicts.',
    remedy: 'Run npm run synth: files that bear the header of Trellis are taken as its own and the lock is written anew.',
  },
} as const satisfies Record<string, CodeEntry>;
