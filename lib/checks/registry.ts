import type { CheckName, Issue } from '../issue';
import type { CheckContext } from './context';
import { referenceChecks } from './references';

/** A judgement on rendered manifests. */
export type Check = (context: CheckContext) => readonly Issue[];

/** Every check by the name that `validate --only` takes. */
export const checks: Readonly<Partial<Record<CheckName, readonly Check[]>>> = {
  references: referenceChecks,
};
