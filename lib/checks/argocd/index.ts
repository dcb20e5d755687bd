import type { Check } from '../registry';
import { checkHangingWaves } from './check-hanging-waves';
import { checkHashedConfig } from './check-hashed-config';
import { checkHookDeadlines } from './check-hook-deadlines';
import { checkImmutableFields } from './check-immutable-fields';
import { checkMovedObjects } from './check-moved-objects';
import { checkOwners } from './check-owners';
import { checkPostSyncHooks } from './check-post-sync-hooks';
import { checkPrunedData } from './check-pruned-data';
import { checkRenamedObjects } from './check-renamed-objects';
import { checkSuspendedJobs } from './check-suspended-jobs';
import { checkUnprotectedData } from './check-unprotected-data';
import { checkWaitingClaims } from './check-waiting-claims';

export { assignApplications } from './delivering-application';

/** What Argo CD would fail on or wait for; those that compare are silent without `context.before`. */
export const argocdChecks: readonly Check[] = [
  checkImmutableFields,
  checkPrunedData,
  checkRenamedObjects,
  checkMovedObjects,
  checkOwners,
  checkHangingWaves,
  checkWaitingClaims,
  checkSuspendedJobs,
  checkHookDeadlines,
  checkPostSyncHooks,
  checkHashedConfig,
  checkUnprotectedData,
];
