import type { Json, JsonObject } from './kube-object';

/** How the value of a key was written, as far as the value does not tell. */
interface Note {
  /** The text of a scalar, and the value that it stood for. */
  readonly text?: string | undefined;
  readonly value?: Json | undefined;
  readonly isQuoted?: boolean;
  readonly isFolded?: boolean;
  readonly isCommented?: boolean;
}

/** Stands for a mapping itself among its notes. */
const itself = Symbol('itself');

const notes = new WeakMap<object, Map<string | typeof itself, Note>>();

/** What is noted of a field, or of a list item, whose index may be a text too. */
const noteOf = (holder: object, key: string | number): Note | undefined => notes.get(holder)?.get(String(key));

/** Notes more of a field. */
function note(holder: object, key: string | number | typeof itself, more: Note): void {
  const name = typeof key === 'number' ? String(key) : key;
  const known = notes.get(holder);
  if (known === undefined) {
    notes.set(holder, new Map([[name, more]]));
    return;
  }
  const before = known.get(name);
  known.set(name, before === undefined ? more : { ...before, ...more });
}

/** Notes how a scalar of a mapping or list was written, where that is not how its value prints: `1.50`, `0x10`, `~`. */
export function noteRawText(holder: object, key: string | number, text: string, value: Json): void {
  if (String(value) !== text) note(holder, key, { text, value });
  else if (noteOf(holder, key) !== undefined) note(holder, key, { text: undefined, value: undefined });
}

/**
 * The text of a scalar as it stands in the file, where it differs from what its value prints: Kustomize copies that
 * text into strings (annotations, replacements). undefined where they are the same, or the value was put there since.
 */
export function rawText(holder: object, key: string | number): string | undefined {
  const known = noteOf(holder, key);
  return known?.text !== undefined && known.value === (holder as JsonObject)[key] ? known.text : undefined;
}

/** Notes that there is no text at all behind the key. */
export function noteUnwritten(holder: object, key: string | number, value: Json): void {
  note(holder, key, { text: '', value });
}

/** Is there no text at all behind the key, as in `emptyDir:`? A strategic patch drops such fields. */
export function isUnwritten(holder: object, key: string | number): boolean {
  const known = noteOf(holder, key);
  return known?.text === '' && known.value === (holder as JsonObject)[key];
}

/** Notes whether a string is written in quotes or as a block: a patch that puts a number there leaves it so. */
export function noteQuoted(holder: object, key: string | number, isQuoted: boolean): void {
  note(holder, key, { isQuoted });
}

/** Was a scalar written in quotes or as a block? undefined where nobody noted it, as for what the engine made. */
export function isQuoted(holder: object, key: string | number): boolean | undefined {
  return noteOf(holder, key)?.isQuoted;
}

/** Notes that a string is a folded block: Kustomize prints it as one and reads that back, which may change it. */
export function noteFolded(holder: object, key: string | number): void {
  note(holder, key, { isFolded: true });
}

/** Was a string written as a folded block? */
export function isFolded(holder: object, key: string | number): boolean {
  return noteOf(holder, key)?.isFolded === true;
}

/** The text of a folded block as it stands in the file, where printing it and reading that back changes it. */
export function foldedText(holder: object, key: string | number): string | undefined {
  return typeof (holder as JsonObject)[key] === 'string' && isFolded(holder, key) ? rawText(holder, key) : undefined;
}

/** Notes that a comment stands between a key's colon and the block that is its value. */
export function noteCommented(holder: object, key: string): void {
  note(holder, key, { isCommented: true });
}

/** Did a comment stand between a key's colon and the block that was its value? */
export function isCommented(holder: object, key: string): boolean {
  return noteOf(holder, key)?.isCommented === true;
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
