import type { CodeEntry } from '../issue-codes';

export const overlayCodes = {} as const satisfies Record<string, CodeEntry>;
