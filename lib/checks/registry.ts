import type { CheckName, Issue } from '../issue';
import type { CheckContext } from './context';
import { argocdChecks } from './argocd';
import { checkRules } from './environment/check-rules';
import { checkNetwork } from './network';
import { practiceChecks } from './practice';
import { referenceChecks } from './references';
import { secretChecks } from './secrets';
import { checkPodSecurity } from './pod-security/check-pod-security';
import { checkSchema } from './schema/check-schema';

/** A judgement on rendered manifests. */
export type Check = (context: CheckContext) => readonly Issue[];

/** Every check by the name that `validate --only` takes. */
export const checks: Readonly<Partial<Record<CheckName, readonly Check[]>>> = {
  schema: [checkSchema],
  'pod-security': [checkPodSecurity],
  network: [checkNetwork],
  references: referenceChecks,
  secrets: secretChecks,
  practice: practiceChecks,
  environment: [checkRules],
  argocd: argocdChecks,
};
