import type { CodeEntry } from '../issue-codes';

export const promotionCodes = {} as const satisfies Record<string, CodeEntry>;
