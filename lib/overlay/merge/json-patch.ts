import type { Json, JsonObject } from '../../manifest';
import { isLostAsBlock } from '../../manifest';
import { isMap, textOf } from '../resource/res-id';
import { childOf, readIndex, readPointer } from './json-pointer';

/** One operation of a JSON patch (RFC 6902). */
export interface Operation extends JsonObject {
  op: string;
  path: string;
}

/** Applies a JSON patch to `root` in place; answers why an operation cannot be done, or undefined. */
export function applyJsonPatch(root: JsonObject, operations: readonly Operation[]): string | undefined {
  const holder: { root: Json } = { root };
  for (const operation of operations) {
    const fault = applyOperation(holder, operation);
    if (fault !== undefined) return `${textOf(operation.op)} ${textOf(operation.path)}: ${fault}`;
  }
  if (!isMap(holder.root)) return 'the patch leaves no object';
  if (holder.root !== root) replaceRoot(root, holder.root);
  return isLost(root) ? 'a text of several lines begins with a tab: Kustomize writes it as a block that it cannot read' : undefined;
}

/** Is there a text that does not survive as Kustomize writes a resource anew after a JSON patch? */
function isLost(value: Json): boolean {
  if (typeof value === 'string') return isLostAsBlock(value);
  return value !== null && typeof value === 'object' && Object.values(value).some(isLost);
}

function replaceRoot(root: JsonObject, by: JsonObject): void {
  for (const key of Object.keys(root)) delete root[key];
  Object.assign(root, by);
}

function applyOperation(holder: { root: Json }, operation: Operation): string | undefined {
  const path = readPointer(operation.path);
  if (!path) return 'the path must begin with /';
  const value = operation.value === undefined ? null : asJson(operation.value);
  switch (operation.op) {
    case 'add':
      return put(holder, path, value, 'add');
    case 'remove':
      return remove(holder, path);
    case 'replace':
      return put(holder, path, value, 'replace');
    case 'test':
      return passes(read(holder.root, path), value) ? undefined : 'the test failed';
    case 'move':
    case 'copy':
      return transfer(holder, operation, path);
    default:
      return `unknown operation`;
  }
}

function transfer(holder: { root: Json }, operation: Operation, path: readonly string[]): string | undefined {
  const from = readPointer(textOf(operation.from));
  if (!from) return 'from must begin with /';
  const value = read(holder.root, from);
  if (value === undefined || from.length === 0) return `there is no ${textOf(operation.from)}`;
  const fault = operation.op === 'move' ? remove(holder, from) : undefined;
  return fault ?? put(holder, path, asJson(value), 'add');
}

/** What a path leads to: null where a map has no such key, undefined where what should hold it is none, or a list's index is missing. */
function read(root: Json, path: readonly string[]): Json | undefined {
  const found = resolve(root, path);
  return found === undefined && isMap(resolve(root, path.slice(0, -1))) ? null : found;
}

function resolve(root: Json, path: readonly string[]): Json | undefined {
  return path.reduce<Json | undefined>((node, part) => childOf(node, part), root);
}

function put(holder: { root: Json }, path: readonly string[], value: Json, op: 'add' | 'replace'): string | undefined {
  const key = path.at(-1);
  if (key === undefined) {
    if (op === 'add') return 'the whole object cannot be added';
    holder.root = value;
    return undefined;
  }
  const parent = resolve(holder.root, path.slice(0, -1));
  if (Array.isArray(parent)) return putInList(parent, key, value, op);
  if (!isMap(parent)) return 'the parent does not exist';
  // Kustomize's library adds what `replace` does not find in a map.
  parent[key] = value;
  return undefined;
}

function putInList(list: Json[], key: string, value: Json, op: 'add' | 'replace'): string | undefined {
  const index = key === '-' && op === 'replace' ? undefined : readIndex(key, op === 'add' && key !== '-' && key.startsWith('-') ? list.length + 1 : list.length);
  if (index === undefined || index < 0 || index > list.length - (op === 'add' ? 0 : 1)) return 'there is no such index';
  if (op === 'add') list.splice(index, 0, value);
  else list[index] = value;
  return undefined;
}

function remove(holder: { root: Json }, path: readonly string[]): string | undefined {
  const key = path.at(-1);
  const parent = resolve(holder.root, path.slice(0, -1));
  if (key === undefined || parent === undefined) return 'there is nothing to remove';
  if (Array.isArray(parent)) {
    const index = key === '-' ? undefined : readIndex(key, parent.length);
    if (index === undefined || index < 0 || index >= parent.length) return 'there is no such index';
    parent.splice(index, 1);
    return undefined;
  }
  if (!isMap(parent) || !Object.hasOwn(parent, key)) return 'there is nothing to remove';
  delete parent[key];
  return undefined;
}

const passes = (found: Json | undefined, value: Json): boolean => found !== undefined && isEqual(found, value);

function isEqual(left: Json, right: Json): boolean {
  if (Array.isArray(left) && Array.isArray(right)) return left.length === right.length && left.every((item, index) => isEqual(item, right[index] as Json));
  if (isMap(left) && isMap(right)) {
    const keys = Object.keys(left);
    return keys.length === Object.keys(right).length && keys.every((key) => Object.hasOwn(right, key) && isEqual(left[key] as Json, right[key] as Json));
  }
  return left === right;
}

/** A copy as JSON has it, where all numbers are floating; it shares no values with itself (shared-values.ts). */
export function asJson<T extends Json>(value: T): T;
export function asJson(value: Json): Json {
  if (typeof value === 'bigint') return Number(value);
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((item) => asJson(item));
  return Object.fromEntries(Object.keys(value).map((key) => [key, asJson(value[key] as Json)]));
}
