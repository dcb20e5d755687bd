import type { Json, JsonObject } from '../../manifest';
import type { Resource } from '../resource/resource';
import { isMap, isSelectedBy } from '../resource/res-id';
import type { FieldSpec } from './field-spec';
import { splitPath } from './field-spec';

/** A field: what holds it and under which name or index. */
export type Visit = (holder: JsonObject | Json[], key: string | number) => void;

/** What is made where a field to create is missing. */
export type Missing = 'text' | 'map';

/**
 * Calls `visit` on each field of the resource that `spec` names, through lists on the way, and makes the field where
 * `spec.create` says so and `missing` is given. Answers what stands in the way (a scalar where the path goes on),
 * or undefined.
 */
export function visitField(resource: Resource, spec: FieldSpec, visit: Visit, missing?: Missing): string | undefined {
  if ((spec.group || spec.version || spec.kind) && !isSelectedBy(resource.gvk, spec)) return undefined;
  return descend(resource.object, splitPath(spec.path), 0, spec.create === true ? missing : undefined, visit);
}

function descend(node: Json, path: readonly string[], depth: number, missing: Missing | undefined, visit: Visit): string | undefined {
  if (node === null) return undefined;
  if (Array.isArray(node)) return descendList(node, path, depth, missing, visit);
  if (!isMap(node)) return `expected a list or a map before ${path.slice(depth).join('/')}, found ${JSON.stringify(node)}`;
  const part = path[depth] as string;
  const isList = part.endsWith('[]');
  const key = isList ? part.slice(0, -2) : part;
  if (key === '') return 'a field name is empty';
  const isLast = depth + 1 === path.length;
  const makes = missing !== undefined && !isList;
  let value = node[key];
  if (value === undefined && !makes) return undefined;
  // An empty value in `{labels: }` is read as an empty text; where a map or a list belongs, it is none.
  if (value === undefined || value === null || (value === '' && (!isLast || missing === 'map' || isList))) {
    if (makes) node[key] = value = isLast && missing === 'text' ? '' : {};
    else if (isList) node[key] = value = [];
  }
  if (isLast && !(isList && Array.isArray(value))) {
    visit(node, key);
    return undefined;
  }
  return isLast ? visitItems(value as Json[], visit) : descend(value as Json, path, depth + 1, missing, visit);
}

function descendList(list: Json[], path: readonly string[], depth: number, missing: Missing | undefined, visit: Visit): string | undefined {
  for (const item of list) {
    const obstacle = descend(item, path, depth, missing, visit);
    if (obstacle !== undefined) return obstacle;
  }
  return undefined;
}

function visitItems(list: Json[], visit: Visit): undefined {
  list.forEach((_, index) => visit(list, index));
  return undefined;
}
