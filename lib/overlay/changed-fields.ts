import type { Json } from '../manifest';
import { printGoJson } from './go-json';
import { isMap } from './resource/res-id';

/** A key, a position in a list, or an element of a list that its `name` identifies. */
export type TraceStep = string | number | { readonly name: string };

/** A leaf that differs. */
export interface ChangedField {
  /** `spec.containers[0].image`, `metadata.labels["a.b/c"]`; positions are those after the change where there is one. */
  readonly path: string;
  /** The same path, by name where elements have one: later changes may move them. */
  readonly steps: readonly TraceStep[];
  readonly before?: Json;
  readonly after?: Json;
}

interface At {
  readonly path: string;
  readonly steps: readonly TraceStep[];
}

/** The leaves in which two values differ. Elements of a list are compared by `name` where all have one, else by position. */
export function changedFields(before: Json | undefined, after: Json | undefined, at: At = { path: '', steps: [] }): ChangedField[] {
  if (Array.isArray(before) && Array.isArray(after)) return changedItems(before, after, at);
  if (isMap(before) && isMap(after)) {
    const keys = new Set([...Object.keys(before), ...Object.keys(after)]);
    return [...keys].flatMap((key) => changedFields(before[key], after[key], { path: keyPath(at.path, key), steps: [...at.steps, key] }));
  }
  if (before === undefined && isMap(after) && Object.keys(after).length > 0) return changedFields({}, after, at);
  if (before === after || (typeof before === 'object' && after !== undefined && printGoJson(before) === printGoJson(after))) return [];
  return [{ ...at, ...(before === undefined ? {} : { before }), ...(after === undefined ? {} : { after }) }];
}

function changedItems(before: readonly Json[], after: readonly Json[], at: At): ChangedField[] {
  const [old, now] = [namesOf(before), namesOf(after)];
  if (old === undefined || now === undefined) {
    const positions = Array.from({ length: Math.max(before.length, after.length) }, (_, position) => position);
    return positions.flatMap((position) => changedFields(before[position], after[position], { path: `${at.path}[${position}]`, steps: [...at.steps, position] }));
  }
  const element = (name: string, position: number): At => ({ path: `${at.path}[${position}]`, steps: [...at.steps, { name }] });
  const kept = now.flatMap((name, position) => changedFields(before[old.indexOf(name)], after[position], element(name, position)));
  const gone = old.flatMap((name, position) => (now.includes(name) ? [] : changedFields(before[position], undefined, element(name, position))));
  return [...kept, ...gone];
}

/** The names of the elements, if each has one of its own. */
export function namesOf(list: readonly Json[]): readonly string[] | undefined {
  const names = list.map((element) => (isMap(element) && typeof element.name === 'string' ? element.name : undefined)).filter((name) => name !== undefined);
  return names.length === list.length && new Set(names).size === names.length ? names : undefined;
}

function keyPath(path: string, key: string): string {
  if (!/^[A-Za-z_][\w-]*$/.test(key)) return `${path}[${JSON.stringify(key)}]`;
  return path === '' ? key : `${path}.${key}`;
}
