import type { CodeEntry } from '../../issue-codes';

export const networkCodes = {
  NETWORK_POLICY_REFUSED: {
    check: 'network',
    severity: 'error',
    meaning: 'A NetworkPolicy is such that the API server refuses it, so it would protect nothing.',
    remedy: 'Correct the field that the message names.',
  },
} as const satisfies Record<string, CodeEntry>;
