import { copyNotes, isFolded, isQuoted, noteFolded, noteQuoted, noteRawText, printString, rawText, refold } from '../../manifest';
import type { Json, JsonObject } from '../../manifest';
import { textOf } from '../resource/res-id';
import { isOldBoolean } from '../resource/texts-of';
import { assignShared } from '../shared-values';

/**
 * Puts a patch's scalar into a map as Kustomize does, which keeps the old value's quotes: a number in place of `"1"`
 * is a string too, written as the patch has it.
 *
 *     cpu: "1"    # and in the patch `cpu: 1.50` gives "1.50"
 */
export function setScalar(target: JsonObject, key: string, value: Json, patch: JsonObject): void {
  const held = target[key];
  const isNew = held === undefined;
  const keepsQuotes = isNew ? isQuoted(patch, key) : hasQuotes(target, key);
  const text = rawText(patch, key) ?? textOf(value);
  const given = !isNew && (keepsQuotes || isFolded(patch, key)) ? text : value;
  if (isNew && isFolded(patch, key)) noteFolded(target, key);
  const set = typeof given === 'string' && !isNew && isFolded(target, key) ? refold(given) : given;
  assignShared(target, key, set);
  noteRawText(target, key, given === value ? text : textOf(given), set);
  if (typeof set === 'string' && keepsQuotes !== undefined) noteQuoted(target, key, keepsQuotes);
}

/** Does a string stand in quotes, as far as is known? */
export function hasQuotes(holder: JsonObject, key: string): boolean {
  const held = holder[key];
  return typeof held === 'string' && (isQuoted(holder, key) ?? (rawText(holder, key) === undefined && getsQuotes(held)));
}

/** Where nobody noted quotes, Kustomize has put them where a text needs them; the words of YAML 1.1 stood without. */
function getsQuotes(text: string): boolean {
  return printString(text, 0, 0) !== text && !isOldBoolean(text);
}

/** A deep copy of a patch, for one resource; how its scalars were written goes with it. */
export function copyPatch<T extends Json>(patch: T): T;
export function copyPatch(patch: Json): Json {
  if (typeof patch !== 'object' || patch === null) return patch;
  if (Array.isArray(patch)) {
    const items = patch.map((item) => copyPatch(item));
    copyNotes(patch, items);
    return items;
  }
  const result: JsonObject = {};
  for (const key of Object.keys(patch)) result[key] = copyPatch(patch[key] as Json);
  copyNotes(patch, result);
  return result;
}
