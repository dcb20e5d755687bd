import type { Json, JsonObject } from '../manifest';
import { printJson } from '../manifest';
import type { Step } from './field-path';
import { printPath } from './field-path';

/** A field that two values do not have in common; `before` or `after` is absent where the field is. */
export interface FieldDifference {
  readonly path: string;
  readonly before?: Json;
  readonly after?: Json;
}

/**
 * The fields in which two values differ, in the order of the first. Elements of lists are matched by their `name`, as
 * containers, ports and variables have one; other lists of mappings by position; lists of texts and numbers are one field.
 */
export function diffFields(before: Json | undefined, after: Json | undefined, steps: readonly Step[] = []): readonly FieldDifference[] {
  if (before === undefined && after === undefined) return [];
  if (isObject(before) && isObject(after)) return diffObjects(before, after, steps);
  if (Array.isArray(before) && Array.isArray(after)) return diffLists(before, after, steps);
  if (before === after) return [];
  return [{ path: printPath(steps), ...(before !== undefined && { before }), ...(after !== undefined && { after }) }];
}

function diffObjects(before: JsonObject, after: JsonObject, steps: readonly Step[]): readonly FieldDifference[] {
  const keys = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...keys].flatMap((key) => diffFields(before[key], after[key], [...steps, key]));
}

function diffLists(before: Json[], after: Json[], steps: readonly Step[]): readonly FieldDifference[] {
  const [named, namedAfter] = [byName(before), byName(after)];
  if (named !== undefined && namedAfter !== undefined) {
    const names = new Set([...named.keys(), ...namedAfter.keys()]);
    const found = [...names].flatMap((name) => diffFields(named.get(name), namedAfter.get(name), [...steps, { name }]));
    return found.length > 0 || sameOrder([...named.keys()], [...namedAfter.keys()]) ? found : [{ path: printPath(steps), before, after }];
  }
  if ([...before, ...after].some((element) => typeof element !== 'object' || element === null)) {
    return printJson(before) === printJson(after) ? [] : [{ path: printPath(steps), before, after }];
  }
  const length = Math.max(before.length, after.length);
  return Array.from({ length }, (_, index) => diffFields(before[index], after[index], [...steps, index])).flat();
}

function byName(list: readonly Json[]): ReadonlyMap<string, Json> | undefined {
  const named = new Map<string, Json>();
  for (const element of list) {
    const name = isObject(element) ? element['name'] : undefined;
    if (typeof name !== 'string' || named.has(name)) return undefined;
    named.set(name, element);
  }
  return named;
}

function sameOrder(one: readonly string[], other: readonly string[]): boolean {
  return one.every((name, index) => other[index] === name);
}

function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
