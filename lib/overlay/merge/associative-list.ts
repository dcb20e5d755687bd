import { isFlow, noteFlow } from '../../manifest';
import type { Json, JsonObject } from '../../manifest';
import { isEmpty, isMap, textOf } from '../resource/res-id';
import type { FieldSchema } from '../schema';
import { mergeStrategically } from './strategic-merge';
import type { MergeWatch, Merged } from './strategic-merge';

/**
 * Merges two lists whose elements are told apart by keys (`name`, or `containerPort` and `protocol`), as Kustomize
 * does: the patch's elements come first, and elements that lack a key behave in its peculiar ways, which
 * __tests__/overlay holds against the real program.
 */
export function mergeAssociativeList(base: Json[], patch: Json[] | undefined, schema: FieldSchema, watch: MergeWatch): Merged {
  const keys = schema.mergeKeys;
  if (keys.length === 0) return mergePrimitives(base, patch ?? []);
  // One in the patch counts as an element without keys.
  if (base.some((item) => item !== null && !isMap(item))) {
    watch.fail(`an element of the list at ${watch.path.join('.')} is no map`);
    return base;
  }
  if (patch === undefined && isSimple(base, keys)) {
    for (const item of base) mergeElement(item as JsonObject, undefined, schema, watch);
    return base;
  }
  const values = distinct([...valuesOf(patch ?? [], keys), ...valuesOf(base, keys)]);
  const used = usedKeys(values, keys);
  const chosenKeys = used.map((index) => keys[index] ?? '');
  const rest = base;
  const added: Json[] = [];
  for (const value of values) {
    const chosen = used.map((index) => value[index] ?? '');
    const isNamed = keys.length === 1 || !lacksAll(chosen);
    const old = isNamed ? findElement(rest, chosenKeys, chosen) : undefined;
    const change = isNamed ? findElement(patch, chosenKeys, chosen) : undefined;
    const merged = old === undefined && change === undefined ? undefined : mergeElement(old, change, schema, watch);
    if (!isMap(merged) || isEmpty(merged)) setElement(rest, undefined, chosenKeys, chosen);
    else setElement(added, merged, chosenKeys, chosen);
  }
  if (values.length > 0) appendAll(added, rest, chosenKeys);
  if (isFlow(base)) noteFlow(added);
  return values.length > 0 ? added : rest;
}

/** Untouched, every element named once: the list stays as it is. */
function isSimple(base: readonly Json[], keys: readonly string[]): boolean {
  const seen = new Set<string>();
  for (const item of base) {
    if (!isMap(item)) return false;
    const value = keys.map((key) => textOf(item[key]));
    if (value.includes('')) return false;
    seen.add(joined(value));
  }
  return seen.size === base.length;
}

function mergeElement(old: JsonObject | undefined, change: JsonObject | undefined, schema: FieldSchema, watch: MergeWatch): Merged {
  return mergeStrategically(old, change, schema.elements(), watch);
}

function valuesOf(list: readonly Json[], keys: readonly string[]): string[][] {
  return list.map((item) => keys.map((key) => (isMap(item) ? textOf(item[key]) : '')));
}

/** One text for the values of all keys. */
const joined = (value: readonly string[]): string => (value.length === 1 ? (value[0] ?? '') : JSON.stringify(value));

/** Each value once; one that lacks a key counts as another that has the same and one key more. */
function distinct(values: readonly string[][]): string[][] {
  const once = [...new Map(values.map((value) => [joined(value), value])).values()];
  const now = [...once];
  const counts = once.map((_, index) => index);
  const take = (index: number, as: number, value: string[]): void => {
    now[index] = value;
    counts[index] = as;
  };
  // In pairs, as Kustomize goes: the last of those behind it, unless one before it came first.
  for (const index of once.keys()) {
    const value = now[index] ?? [];
    for (let later = index + 1; later < once.length; later += 1) {
      const other = now[later] ?? [];
      if (hasOneMore(other, value)) take(index, later, other);
      else if (hasOneMore(value, other)) take(later, index, value);
    }
  }
  const resolve = (index: number): string[] => (counts[index] === index ? (now[index] ?? []) : resolve(counts[index] ?? index));
  return once.map((_, index) => resolve(index));
}

function hasOneMore(other: readonly string[], value: readonly string[]): boolean {
  if (value.length < 2 || !value.includes('')) return false;
  const differing = value.flatMap((part, index) => (part === other[index] ? [] : [part]));
  return differing.length === 1 && differing[0] === '';
}

const lacksAll = (value: readonly string[]): boolean => value.every((part) => part === '');

/** The keys that any element has; all where none has one. */
function usedKeys(values: readonly string[][], keys: readonly string[]): number[] {
  const all = keys.map((_, index) => index);
  const used = all.filter((index) => values.some((value) => value[index] !== ''));
  return used.length === 0 ? all : used;
}

function findElement(list: readonly Json[] | undefined, keys: readonly string[], values: readonly string[]): JsonObject | undefined {
  return list?.filter(isMap).find((item) =>
    keys.every((key, index) => {
      const field = item[key];
      return field === undefined ? keys.length > 1 && values[index] === '' : keyText(field) === values[index];
    }),
  );
}

/** Puts an element in place of those with its keys, at the end where there is none; undefined removes them. */
function setElement(list: Json[], element: JsonObject | undefined, keys: readonly string[], values: readonly string[]): void {
  const kept: Json[] = [];
  let isPlaced = false;
  for (const item of list) {
    if (!isMap(item) || isEmpty(item)) continue;
    const isMatch = values.length > 0 && keys.slice(0, values.length).every((key, index) => item[key] !== undefined && (values[index] === '' || keyText(item[key]) === values[index]));
    if (!isMatch) {
      if (values.length > 0) kept.push(item);
      continue;
    }
    isPlaced = true;
    if (element) kept.push(element);
  }
  if (element && !isPlaced) kept.push(element);
  list.splice(0, Infinity, ...kept);
}

function appendAll(list: Json[], rest: readonly Json[], keys: readonly string[]): void {
  for (const element of [...rest]) {
    if (!isMap(element)) continue;
    const values: string[] = [];
    for (const key of keys) {
      const field = element[key];
      if (field === undefined) list.push(element);
      else values.push(keyText(field));
    }
    if (keys.length > 1) setElement(list, undefined, keys, values);
    setElement(list, element, keys, values);
  }
}

/** A key's text; that of a null is the word. */
const keyText = (value: Json | undefined): string => (value === null ? 'null' : textOf(value));

/** A merged list of plain values: the patch's first, each once. */
function mergePrimitives(base: readonly Json[], patch: readonly Json[]): Json[] {
  const seen = new Set<string>();
  return [...patch, ...base].filter((value) => !seen.has(textOf(value)) && seen.add(textOf(value)));
}
