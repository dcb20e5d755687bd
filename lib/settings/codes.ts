import type { CodeEntry } from '../issue-codes';

export const settingsCodes = {} as const satisfies Record<string, CodeEntry>;
