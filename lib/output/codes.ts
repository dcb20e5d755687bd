import type { CodeEntry } from '../issue-codes';

export const outputCodes = {} as const satisfies Record<string, CodeEntry>;
