import type { CodeEntry } from '../issue-codes';

export const checkCodes = {} as const satisfies Record<string, CodeEntry>;
