import { isUnwritten, noteQuoted } from '../../manifest';
import type { Json, JsonObject } from '../../manifest';
import type { Resource } from '../resource/resource';
import { isMap, isSelectedBy } from '../resource/res-id';
import type { FieldSpec } from './field-spec';
import { splitPath } from './field-spec';

/** A field: what holds it and under which name or index. */
export type Visit = (holder: JsonObject | Json[], key: string | number) => void;

/** The same, answering what stands in the way. */
export type Judge = (holder: JsonObject | Json[], key: string | number) => string | undefined;

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

/** As visitField, for visitors that may find something in the way themselves: the first answer counts. */
export function judgeField(resource: Resource, spec: FieldSpec, judge: Judge, missing?: Missing): string | undefined {
  let wrong: string | undefined;
  const obstacle = visitField(resource, spec, (holder, key) => void (wrong ??= judge(holder, key)), missing);
  return obstacle ?? wrong;
}

/** Names that Kustomize takes for elements of a list, which it has walked through already when it meets them. */
const inLists = /^(?:[-+]?\d{1,18}|-|\*|\[.*\])$/;

// Tells most names apart without the expression: digits, `*`, `-` and `[`.
const isSign = (code: number): boolean => code < 58 || code === 91;

function descend(node: Json, path: readonly string[], depth: number, missing: Missing | undefined, visit: Visit): string | undefined {
  if (node === null) return undefined;
  if (Array.isArray(node)) return descendList(node, path, depth, missing, visit);
  if (!isMap(node)) return `expected a list or a map before ${path.slice(depth).join('/')}, found ${typeof node === 'string' ? JSON.stringify(node) : String(node)}`;
  const part = path[depth] ?? '';
  const isList = part.endsWith('[]');
  const key = isList ? part.slice(0, -2) : part;
  if (key.trim() === '') return 'a field name is empty';
  if (isSign(key.charCodeAt(0)) && inLists.test(key)) return `${key} would be an element of a list, and ${path.slice(0, depth).join('/')} is a map`;
  const isLast = depth + 1 === path.length;
  const makes = missing !== undefined && !isList;
  let value = node[key];
  if (value === undefined && !makes) return undefined;
  // What is not written in `{labels: }` is read as an empty text; where a map or a list belongs, it is none.
  const isNone = value === '' && isUnwritten(node, key);
  if (value === undefined || (value === null && !(isLast && missing === 'text')) || (isNone && (!isLast || missing === 'map' || isList))) {
    if (makes) value = make(node, key, isLast ? missing : 'map');
    else if (isList) node[key] = value = [];
  }
  if (!isLast && isNone && value === '') return undefined;
  if (!isLast) return descend(value as Json, path, depth + 1, missing, visit);
  visit(node, key);
  return undefined;
}

/** A text that is made has no quotes. */
function make(node: JsonObject, key: string, missing: Missing): Json {
  if (missing === 'text') noteQuoted(node, key, false);
  return (node[key] = missing === 'text' ? '' : {});
}

function descendList(list: Json[], path: readonly string[], depth: number, missing: Missing | undefined, visit: Visit): string | undefined {
  for (const item of list) {
    const obstacle = descend(item, path, depth, missing, visit);
    if (obstacle !== undefined) return obstacle;
  }
  return undefined;
}
