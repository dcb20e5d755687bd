import { isUnwritten, resolveScalar } from '../../manifest';
import type { Json, JsonObject } from '../../manifest';
import { isMap } from '../resource/res-id';
import { writtenText } from '../resource/texts-of';
import { unreadableKey } from '../resource/unreadable';
import { assignShared } from '../shared-values';
import { compileRegExp } from '../select/regexp';
import { readListPart } from './split-field-path';

/** A field that a path leads to: what holds it, and under which name or index. */
export interface Field {
  readonly holder: JsonObject | Json[];
  readonly key: string | number;
  /** It was not there before. */
  readonly isNew?: boolean;
  /** The field by which an element was sought and made, if it was: that has no type yet. */
  readonly madeFor?: string;
  /** The rest of the path, where the field holds a text that the path leads into. */
  readonly inside?: readonly string[];
}

/** What a field holds; undefined where it is not there. */
export function valueOf({ holder, key }: Field): Json | undefined {
  return (holder as JsonObject)[key as string];
}

/** Puts a value into a field, and into those that share it. */
export function setField({ holder, key }: Field, value: Json): void {
  if (Array.isArray(holder)) holder[Number(key)] = value;
  else assignShared(holder, String(key), value);
}

/** How a path is walked: to read one value, to find all that match, or to make what is missing besides. */
export type Walk = 'read' | 'match' | 'create';

/**
 * Every field that the parts lead to: names, indexes, `*` for each element, `[name=value]` for the elements with a
 * field. To read, the value counts as it is, `*` is none and `-` the last element; else it is a regular expression too.
 * Answers why the path cannot be walked, if so.
 */
export function findFields(root: JsonObject, parts: readonly string[], walk: Walk): Field[] | string {
  let fields: Field[] = [{ holder: [root], key: 0 }];
  for (const [depth, part] of parts.entries()) {
    const next: Field[] = [];
    for (const field of fields) {
      if (field.inside || typeof valueOf(field) === 'string') {
        next.push({ ...field, inside: field.inside ?? parts.slice(depth) });
        continue;
      }
      const found = step(field, part, walk);
      if (typeof found === 'string') return found;
      next.push(...found);
    }
    fields = next;
  }
  return fields;
}

function step(field: Field, part: string, walk: Walk): Field[] | string {
  const creates = walk === 'create';
  let node = valueOf(field);
  if (node === null || node === undefined) {
    if (!field.isNew && isUnwritten(field.holder, field.key)) return `${part} is sought below nothing`;
    if (!creates) return [];
    node = readListPart(part) || /^\d+$/.test(part) ? [] : {};
    // A null that is written stays one: what is made below it is lost.
    if (field.isNew) setField(field, node);
  }
  if (part === '*' && walk === 'read') return '* is not for a path that is read';
  if (part === '*') return Array.isArray(node) ? node.map((_, key) => ({ holder: node, key })) : '* is for lists';
  const isElement = readListPart(part);
  if (isElement) return Array.isArray(node) ? elements(node, isElement, walk) : `${part} is for lists`;
  if (/^\[.*\]$/.test(part)) return `${part} must be [name=value]`;
  if (Array.isArray(node)) return element(node, part, walk);
  if (!isMap(node)) return `${part} is sought in a plain value`;
  if (!Object.hasOwn(node, part)) {
    if (!creates) return [];
    const unreadable = unreadableKey(part);
    if (unreadable !== undefined) return unreadable;
    node[part] = null;
    return [{ holder: node, key: part, isNew: true }];
  }
  return [{ holder: node, key: part, isNew: part === field.madeFor }];
}

function element(list: Json[], part: string, walk: Walk): Field[] | string {
  const creates = walk === 'create';
  if (part === '-' && walk === 'read' && list.length > 0) return [{ holder: list, key: list.length - 1 }];
  if (!/^\d+$/.test(part)) return `${part} is no index of a list`;
  const key = Number(part);
  if (key < list.length) return [{ holder: list, key }];
  if (!creates) return `index ${part} is beyond the list`;
  if (key > list.length) return `index ${part} is beyond the list's end`;
  list.push(null);
  return [{ holder: list, key, isNew: true }];
}

function elements(list: Json[], { name, value }: { name: string; value: string }, walk: Walk): Field[] | string {
  const pattern = walk === 'read' ? undefined : compileRegExp(value);
  if (walk !== 'read' && !pattern) return `${value} is no regular expression`;
  const isMatch = (text: string): boolean => text === value || pattern?.test(text) === true;
  const found = list.flatMap((item, key) => {
    const isCandidate = name === '' ? !isMap(item) && !Array.isArray(item) : isMap(item) && name in item;
    return isCandidate && isMatch(name === '' ? writtenText(list, key) : writtenText(item as JsonObject, name)) ? [{ holder: list, key }] : [];
  });
  if (found.length > 0 || walk !== 'create') return found;
  list.push(name === '' ? value : { [name]: resolveScalar(value) });
  return [{ holder: list, key: list.length - 1, ...(name === '' ? { isNew: true } : { madeFor: name }) }];
}
