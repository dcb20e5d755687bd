import type { CodeEntry } from '../issue-codes';

export const waiverCodes = {
  WAIVER_WITHOUT_REASON: {
    check: 'practice',
    severity: 'error',
    meaning: 'A waiver annotation has no text; it waives nothing.',
    remedy: 'Say in the annotation why this object is an exception.',
  },
  WAIVER_UNKNOWN: {
    check: 'practice',
    severity: 'error',
    meaning: 'A waiver annotation names neither a code or check of Trellis nor a test of kube-score or checkov.',
    remedy: 'Name a code of this table, or take the annotation away.',
  },
  WAIVER_UNUSED: {
    check: 'practice',
    severity: 'warning',
    meaning: 'A waiver waives nothing: the object does not have the fault. Left in place it would hide the next one.',
    remedy: 'Take the annotation away.',
  },
} as const satisfies Record<string, CodeEntry>;
