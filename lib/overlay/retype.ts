import type { Json } from '../manifest';
import { resolveScalar } from '../manifest';
import { textOf } from './resource/res-id';

/** The new value in the type of the field's old one, as a port stays a number whatever is put into it. */
export function retype(old: Json | undefined, value: Json): Json {
  if (old === undefined || old === null) return value;
  const text = textOf(value);
  if (typeof old === 'string') return text;
  const read = resolveScalar(text);
  return typeof read === typeof old ? (read as Json) : text;
}
