import type { CheckName, Issue } from '../issue';
import type { CheckContext } from './context';
import { checkNetwork } from './network';
import { referenceChecks } from './references';
import { secretChecks } from './secrets';

/** A judgement on rendered manifests. */
export type Check = (context: CheckContext) => readonly Issue[];

/** Every check by the name that `validate --only` takes. */
export const checks: Readonly<Partial<Record<CheckName, readonly Check[]>>> = {
  network: [checkNetwork],
  references: referenceChecks,
  secrets: secretChecks,
};
