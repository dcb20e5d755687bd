import type { Json } from '../../manifest';
import { isUnwritten, resolveScalar } from '../../manifest';
import type { Build } from '../build';
import { below, refuse } from '../issues';
import type { Place } from '../issues';
import type { ReplacementEntry, Selector } from '../kustomization/kustomization';
import { findFields, valueOf } from '../path/find-fields';
import { splitFieldPath } from '../path/split-field-path';
import type { ResMap } from '../resource/res-map';
import { isEmpty, isSelectedBy, noNamespace, printId, textOf } from '../resource/res-id';
import type { Resource } from '../resource/resource';
import { writtenText } from '../resource/texts-of';
import { hintOf, nearest } from '../../nearest';
import { printSelector } from '../select/selector';

/** What a replacement copies. */
export interface Copied {
  /** For what was a map or a list before. */
  readonly value: Json;
  /** For what was a plain value; '' of a map or a list. */
  readonly text: string;
}

/** The value that a replacement copies; refusal REPLACEMENT_INVALID where there is none, or more than one source. */
export function readSource(map: ResMap, { source, sourceValue }: ReplacementEntry, build: Build, place: Place): Copied | undefined {
  const fail = (message: string, near?: string): undefined => {
    refuse(build, 'REPLACEMENT_INVALID', message, below(place, source ? 'source' : 'sourceValue'), hintOf(near));
    return undefined;
  };
  if (source && sourceValue !== undefined) return fail('a replacement may not have both source and sourceValue');
  if (!source) return { value: resolveScalar(sourceValue ?? ''), text: sourceValue ?? '' };
  const { fieldPath, options, ...selector } = source;
  const found = (selector.name ? map.withAnyName(selector.name) : map.resources).filter((resource) => isSource(resource, selector));
  const [resource] = found;
  if (!resource) {
    return fail(`the source selects no resource: ${printSelector(selector)}`, selector.name ? nearest(selector.name, map.allNames) : undefined);
  }
  if (found.length > 1) return fail(`the source selects more than one resource: ${found.map((item) => printId(item.id)).join(', ')}`);
  const path = fieldPath || 'metadata.name';
  const fields = findFields(resource.object, splitFieldPath(path), 'read');
  const [field] = typeof fields === 'string' ? [] : fields;
  const value = field && !field.inside ? valueOf(field) : undefined;
  if (!field || value === undefined || value === null || isUnwritten(field.holder, field.key) || isEmpty(value)) return fail(`${printId(resource.id)} has no ${path}`);
  const text = typeof value === 'object' ? undefined : writtenText(field.holder, field.key);
  if (!options?.delimiter) return { value, text: text ?? '' };
  if (text === undefined) return fail('a delimiter is for plain values only');
  const piece = text.split(options.delimiter)[options.index ?? 0];
  if (piece !== undefined) return { value: typeof value === 'string' ? piece : resolveScalar(piece), text: piece };
  return fail(`index ${options.index ?? 0} is beyond the pieces of ${textOf(value)}`);
}

function isSource(resource: Resource, { name, namespace, ...gvk }: Selector): boolean {
  const isThere = (held: string): boolean => !namespace || (held || 'default') === namespace || (held === noNamespace && resource.isOutsideNamespaces);
  const ids = [{ ...resource.id, namespace: resource.effectiveNamespace }, ...resource.previousIds];
  return ids.some((id) => (!name || id.name === name) && isThere(id.namespace) && isSelectedBy(id, gvk));
}
