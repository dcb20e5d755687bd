import type { CodeEntry } from '../issue-codes';
import { waiverCodes } from './waiver-codes';

export const checkCodes = {
  ...waiverCodes,
} as const satisfies Record<string, CodeEntry>;
