import { isUnwritten, noteQuoted } from '../../manifest';
import type { Json, JsonObject } from '../../manifest';
import type { Resource } from '../resource/resource';
import { isSelectedBy } from '../resource/res-id';
import type { FieldSpec, PathPart } from './field-spec';
import { printPath, splitPath } from './field-spec';

/** Told of a field: the map that holds it and under which name. Answers what is wrong with it, or undefined. */
export type Visit = (holder: JsonObject, key: string) => string | undefined;

/** What is made where a field to create is missing. */
export type Missing = 'text' | 'map';

/**
 * Calls `visit` on each field of the resource that `spec` names, through lists on the way, and makes the field where
 * `spec.create` says so and `missing` is given. Answers the first thing that stands in the way (a scalar where the path
 * goes on, or what `visit` answers), or undefined.
 */
export function visitField(resource: Resource, spec: FieldSpec, visit: Visit, missing?: Missing): string | undefined {
  if ((spec.group || spec.version || spec.kind) && !isSelectedBy(resource.gvk, spec)) return undefined;
  return descend(resource.object, splitPath(spec.path), 0, spec.create === true ? missing : undefined, visit);
}

const noName: PathPart = { key: '', isList: false, fault: 'a field name is empty' };

function descend(node: Json, path: readonly PathPart[], depth: number, missing: Missing | undefined, visit: Visit): string | undefined {
  if (node === null) return undefined;
  if (Array.isArray(node)) return descendList(node, path, depth, missing, visit);
  if (typeof node !== 'object') return `expected a list or a map before ${printPath(path.slice(depth))}, found ${typeof node === 'string' ? JSON.stringify(node) : String(node)}`;
  const { key, isList, fault } = path[depth] ?? noName;
  if (fault !== undefined) return fault;
  const makes = missing !== undefined && !isList;
  let value = node[key];
  if (value === undefined && !makes) return undefined;
  const isLast = depth + 1 === path.length;
  // What is not written in `{labels: }` is read as an empty text; where a map or a list belongs, it is none.
  const isNone = value === '' && isUnwritten(node, key);
  if (value === undefined || (value === null && !(isLast && missing === 'text')) || (isNone && (!isLast || missing === 'map' || isList))) {
    if (makes) value = make(node, key, isLast ? missing : 'map');
    else if (isList) node[key] = value = [];
  }
  if (isLast) return visit(node, key);
  return isNone && value === '' ? undefined : descend(value as Json, path, depth + 1, missing, visit);
}

/** A text that is made has no quotes. */
function make(node: JsonObject, key: string, missing: Missing): Json {
  if (missing === 'text') noteQuoted(node, key, false);
  return (node[key] = missing === 'text' ? '' : {});
}

function descendList(list: Json[], path: readonly PathPart[], depth: number, missing: Missing | undefined, visit: Visit): string | undefined {
  for (const item of list) {
    const obstacle = descend(item, path, depth, missing, visit);
    if (obstacle !== undefined) return obstacle;
  }
  return undefined;
}
