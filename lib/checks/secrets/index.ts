import type { Check } from '../registry';
import { checkClearText } from './check-clear-text';
import { checkSecretObjects } from './check-secret-objects';

/** No credential in clear text. */
export const secretChecks: readonly Check[] = [checkClearText, checkSecretObjects];
