import type { Json, JsonObject } from './kube-object';

/** How one scalar was written, as far as its value does not tell. */
interface Note {
  /** The text, and the value that it stood for. */
  readonly text?: string;
  readonly value?: Json;
  readonly isQuoted?: boolean;
  readonly isFolded?: boolean;
  readonly isCommented?: boolean;
}

const notes = new WeakMap<object, Map<string | number, Note>>();

/** Notes how a scalar of a mapping or list was written, where that is not how its value prints: `1.50`, `0x10`, `~`. */
export function noteRawText(holder: object, key: string | number, text: string, value: Json): void {
  const { isQuoted, isFolded } = notes.get(holder)?.get(key) ?? {};
  const style = { ...(isQuoted === undefined ? {} : { isQuoted }), ...(isFolded === undefined ? {} : { isFolded }) };
  if (String(value) !== text) note(holder, key, { ...style, text, value });
  else if (isQuoted === undefined && isFolded === undefined) notes.get(holder)?.delete(key);
  else note(holder, key, style);
}

/**
 * The text of a scalar as it stands in the file, where it differs from what its value prints: Kustomize copies that
 * text into strings (annotations, replacements). undefined where they are the same, or the value was put there since.
 */
export function rawText(holder: object, key: string | number): string | undefined {
  const known = notes.get(holder)?.get(key);
  return known?.text !== undefined && known.value === (holder as JsonObject)[key] ? known.text : undefined;
}

/** Notes that there is no text at all behind the key. */
export function noteUnwritten(holder: object, key: string | number, value: Json): void {
  note(holder, key, { text: '', value });
}

/** Is there no text at all behind the key, as in `emptyDir:`? A strategic patch drops such fields. */
export function isUnwritten(holder: object, key: string | number): boolean {
  const known = notes.get(holder)?.get(key);
  return known?.text === '' && known.value === (holder as JsonObject)[key];
}

/** Notes whether a string is written in quotes or as a block: a patch that puts a number there leaves it so. */
export function noteQuoted(holder: object, key: string | number, isQuoted: boolean): void {
  note(holder, key, { ...notes.get(holder)?.get(key), isQuoted });
}

/** Was a scalar written in quotes or as a block? undefined where nobody noted it, as for what the engine made. */
export function isQuoted(holder: object, key: string | number): boolean | undefined {
  return notes.get(holder)?.get(key)?.isQuoted;
}

/** Notes that a string is a folded block: Kustomize prints it as one and reads that back, which may change it. */
export function noteFolded(holder: object, key: string | number): void {
  note(holder, key, { ...notes.get(holder)?.get(key), isFolded: true });
}

/** Was a string written as a folded block? */
export function isFolded(holder: object, key: string | number): boolean {
  return notes.get(holder)?.get(key)?.isFolded === true;
}

/** Notes that a comment stands between a key's colon and the block that is its value. */
export function noteCommented(holder: object, key: string): void {
  note(holder, key, { ...notes.get(holder)?.get(key), isCommented: true });
}

/** Did a comment stand between a key's colon and the block that was its value? */
export function isCommented(holder: object, key: string): boolean {
  return notes.get(holder)?.get(key)?.isCommented === true;
}

const flows = new WeakSet<object>();

/** Notes that a list or map is written in brackets or braces; of an empty one that says nothing about what comes into it. */
export function noteFlow(collection: object): void {
  if (Object.keys(collection).length > 0) flows.add(collection);
}

/** Was a list or map written in brackets or braces, as far as it was noted? */
export function isFlow(collection: object): boolean {
  return flows.has(collection);
}

/** Stands for the mapping itself among its notes. */
const itself = -1;

/** Notes that a key of the mapping stands twice in its text. */
export function noteDoubled(holder: object): void {
  note(holder, itself, {});
}

/** Does a key of the mapping, or of one in it, stand twice in its text? */
export function isDoubled(value: Json): boolean {
  if (value === null || typeof value !== 'object') return false;
  return notes.get(value)?.has(itself) === true || Object.values(value).some(isDoubled);
}

/** Lets `to`, a copy, know what is noted of `from`. */
export function copyNotes(from: object, to: object): void {
  const known = notes.get(from);
  if (known !== undefined) notes.set(to, new Map(known));
}

function note(holder: object, key: string | number, noted: Note): void {
  const known = notes.get(holder);
  if (known === undefined) notes.set(holder, new Map([[key, noted]]));
  else known.set(key, noted);
}
