import { isFolded, isUnwritten, noteRawText, refold } from '../../manifest';
import type { JsonObject } from '../../manifest';
import type { FieldOptions } from '../kustomization/kustomization';
import { beginsAsJson, changeJson, changeYaml } from '../path/embedded';
import { findFields, setField, valueOf } from '../path/find-fields';
import type { Field } from '../path/find-fields';
import { splitFieldPath } from '../path/split-field-path';
import { copy } from '../resource/copy';
import { textOf } from '../resource/res-id';
import type { Resource } from '../resource/resource';
import type { Copied } from './replacement-source';
import { retype } from './retype';

/** Writes what a replacement copies into the fields of a resource that a path leads to; answers why it cannot, if so. */
export function writePath(resource: Resource, path: string, copied: Copied, options: FieldOptions): string | undefined {
  const parts = splitFieldPath(path);
  const isNamed = parts.length > 0 && !(options.create && parts.includes(''));
  const fault = isNamed ? (writeFields(resource.object, parts, copied, options) ?? lossOf(resource)) : 'a name is missing in the path';
  return fault === undefined ? undefined : `cannot write ${path}: ${fault}`;
}

function lossOf({ lack }: Resource): string | undefined {
  return lack === undefined ? undefined : `it leaves no ${lack}`;
}

/** Where fields inside a text are written: called instead of a refusal for what does not fit the type of the field. */
type KeepText = () => undefined;

function writeFields(root: JsonObject, parts: readonly string[], copied: Copied, options: FieldOptions, keepText?: KeepText): string | undefined {
  const fields = findFields(root, parts, options.create ? 'create' : 'match');
  if (typeof fields === 'string') return fields;
  if (fields.length === 0) return 'there is no such field';
  for (const field of fields) {
    const fault = field.inside ? writeInside(field, field.inside, copied, options, keepText !== undefined) : writeField(field, copied, options, keepText);
    if (fault !== undefined) return fault;
  }
  return undefined;
}

/**
 * A field inside a text that is JSON or YAML. What does not fit there leaves JSON as it was, and YAML takes it with the
 * old type's tag. A text inside such a text stays as it is.
 */
function writeInside(field: Field, inside: readonly string[], copied: Copied, options: FieldOptions, isNested: boolean): string | undefined {
  const text = textOf(valueOf(field));
  let isKept = isNested;
  const keepText = (): undefined => {
    isKept = true;
    return undefined;
  };
  const textFor = (held: string | undefined): string | undefined => (held === undefined && options.delimiter ? undefined : putText(held ?? '', copied.text, options));
  const inYaml = (): ReturnType<typeof changeYaml> => changeYaml(text, inside, options.create === true, copied.value, textFor);
  const changed = beginsAsJson(text) ? changeJson(text, (holder) => writeFields(holder, ['root', ...inside], copied, options, keepText), inYaml) : inYaml();
  if (typeof changed === 'string') return changed;
  if (!isKept) setField(field, changed.text);
  return undefined;
}

function writeField(field: Field, copied: Copied, options: FieldOptions, keepText: KeepText | undefined): string | undefined {
  const held = valueOf(field);
  const isPlain = held === undefined || held === null || typeof held !== 'object';
  const isPlainValue = copied.value === null || typeof copied.value !== 'object';
  const isWhole = !isPlain || (held === null && field.isNew === true && !isPlainValue);
  if (options.delimiter && isWhole) return 'a delimiter is for plain values only';
  if (isWhole) {
    setField(field, copy(copied.value));
    if (isPlainValue) noteRawText(field.holder, field.key, copied.text, copied.value);
    return undefined;
  }
  const text = putText(textOf(held), copied.text, options);
  const isNone = held === '' && isUnwritten(field.holder, field.key);
  const staysEmpty = text === '' && (isNone || (keepText !== undefined && (held === null || held === undefined)));
  const typed = staysEmpty ? text : retype(isNone ? null : held, text, field.isNew === true);
  if (typed === undefined) return keepText ? keepText() : `${JSON.stringify(text)} does not fit where ${JSON.stringify(held)} was`;
  const set = typeof typed === 'string' && isFolded(field.holder, field.key) ? refold(typed) : typed;
  setField(field, set);
  // An annotation prints the text as it was copied: 1.50.
  noteRawText(field.holder, field.key, text, set);
  return undefined;
}

/** The text for a plain value that was `held`: the one that is copied, or that among the pieces of the old one. */
function putText(held: string, text: string, { delimiter, index = 0 }: FieldOptions): string {
  if (!delimiter) return text;
  return putPiece(held.split(delimiter), text, index).join(delimiter);
}

/** The pieces with one replaced, or put before all or behind all. */
function putPiece(pieces: readonly string[], piece: string, index: number): string[] {
  if (index < 0) return [piece, ...pieces];
  if (index >= pieces.length) return [...pieces, piece];
  return pieces.with(index, piece);
}
