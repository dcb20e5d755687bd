import type { CodeEntry } from '../issue-codes';
import { networkCodes } from './network/codes';
import { waiverCodes } from './waiver-codes';

export const checkCodes = {
  ...networkCodes,
  ...waiverCodes,
} as const satisfies Record<string, CodeEntry>;
