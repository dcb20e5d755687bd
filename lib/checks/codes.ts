import type { CodeEntry } from '../issue-codes';
import { argocdCodes } from './argocd/codes';
import { environmentCodes } from './environment/codes';
import { networkCodes } from './network/codes';
import { podSecurityCodes } from './pod-security/codes';
import { practiceCodes } from './practice/codes';
import { referenceCodes } from './references/codes';
import { schemaCodes } from './schema/codes';
import { secretCodes } from './secrets/codes';
import { waiverCodes } from './waiver-codes';

export const checkCodes = {
  ...argocdCodes,
  ...environmentCodes,
  ...networkCodes,
  ...practiceCodes,
  ...referenceCodes,
  ...secretCodes,
  ...podSecurityCodes,
  ...schemaCodes,
  ...waiverCodes,
} as const satisfies Record<string, CodeEntry>;
