import { checkCountOrPercent } from './count-or-percent';
import { checkSelector } from './labels';
import type { Place } from './place';

export function checkDisruptionBudget(object: Place): void {
  const spec = object.child('spec');
  if (spec.has('minAvailable') && spec.has('maxUnavailable')) spec.fault('SCHEMA_INVALID', 'maxUnavailable', 'may not be set beside minAvailable');
  checkCountOrPercent(spec, 'minAvailable', 100);
  checkCountOrPercent(spec, 'maxUnavailable', 100);
  checkSelector(spec.object('selector'));
}
