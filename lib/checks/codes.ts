import type { CodeEntry } from '../issue-codes';
import { networkCodes } from './network/codes';
import { referenceCodes } from './references/codes';
import { secretCodes } from './secrets/codes';
import { waiverCodes } from './waiver-codes';

export const checkCodes = {
  ...networkCodes,
  ...referenceCodes,
  ...secretCodes,
  ...waiverCodes,
} as const satisfies Record<string, CodeEntry>;
