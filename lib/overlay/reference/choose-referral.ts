import { refuse } from '../issues';
import { isMap, isSelectedBy, printId, textOf } from '../resource/res-id';
import type { Resource } from '../resource/resource';
import type { ReferenceField } from './update-references';

/**
 * The one candidate that a field means: of the right kind, in the referrer's namespace, and where several are left,
 * with the same prefixes and suffixes as the referrer. Refusal: REFERENCE_AMBIGUOUS, unless all would be written alike.
 */
export function chooseReferral(candidates: readonly Resource[], name: string, field: ReferenceField, written: (item: Resource) => string): Resource | undefined {
  const { referrer, target } = field;
  const role = roleOf(field);
  let left = candidates.filter((item) => item.previousIds.some((id) => isSelectedBy(id, target)));
  if (role) left = left.filter((item) => item.previousIds.some((id) => id.kind === role.kind && (role.group === '' || id.group === role.group)));
  if (!referrer.isOutsideNamespaces) {
    left = left.filter((item) => item.isOutsideNamespaces || item.kind === 'ServiceAccount' || item.effectiveNamespace === referrer.effectiveNamespace);
  }
  if (left.length > 1) left = left.filter((item) => hasSameAffixes(item, referrer, true));
  if (left.length > 1) {
    const exact = left.filter((item) => hasSameAffixes(item, referrer, false));
    left = exact;
  }
  const [first] = left;
  if (!first) return undefined;
  if (left.length > 1 && left.some((item) => written(item) !== written(first))) {
    const all = left.map((item) => printId(item.id)).join(', ');
    refuse(field.build, 'REFERENCE_AMBIGUOUS', `${printId(referrer.id)}: ${name} in ${field.path} may be any of ${all}`, field.place);
    return undefined;
  }
  return first;
}

function roleOf({ referrer, path }: ReferenceField): { group: string; kind: string } | undefined {
  const { roleRef } = referrer.object;
  return path.endsWith('roleRef/name') && isMap(roleRef) ? { group: textOf(roleRef.apiGroup), kind: textOf(roleRef.kind) } : undefined;
}

/** Whether both were given the same outer prefixes and suffixes; where `isLoose`, none counts as any. */
function hasSameAffixes(left: Resource, right: Resource, isLoose: boolean): boolean {
  return endAlike(left.prefixes, right.prefixes, isLoose) && endAlike(left.suffixes, right.suffixes, isLoose);
}

function endAlike(left: readonly string[], right: readonly string[], isLoose: boolean): boolean {
  const length = Math.min(left.length, right.length);
  if (length === 0) return isLoose || left.length === right.length;
  return left.slice(-length).join('\n') === right.slice(-length).join('\n');
}
