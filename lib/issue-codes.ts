import { checkCodes } from './checks/codes';
import { cliCodes } from './cli/codes';
import { manifestCodes } from './manifest/codes';
import { outputCodes } from './output/codes';
import { overlayCodes } from './overlay/codes';
import { promotionCodes } from './promotion/codes';
import { renderCodes } from './render/codes';
import { settingsCodes } from './settings/codes';

/** What the table in docs/codes.md says of one code. */
export interface CodeEntry {
  readonly check:
    | 'settings'
    | 'overlay'
    | 'schema'
    | 'pod-security'
    | 'network'
    | 'references'
    | 'secrets'
    | 'practice'
    | 'argocd'
    | 'environment'
    | 'promotion'
    | 'output'
    | 'usage';
  readonly severity: 'error' | 'warning' | 'info';
  readonly meaning: string;
  readonly remedy: string;
}

/** Every code that Trellis can report: each room owns its own list. */
export const issueCodes = {
  ...manifestCodes,
  ...settingsCodes,
  ...overlayCodes,
  ...checkCodes,
  ...renderCodes,
  ...outputCodes,
  ...promotionCodes,
  ...cliCodes,
} as const satisfies Record<string, CodeEntry>;

export type IssueCode = keyof typeof issueCodes;
