import type { Json } from '../../manifest';
import { resolveScalar } from '../../manifest';
import { textOf } from '../resource/res-id';

/**
 * The new value in the type of the field's old one, as a port stays a number whatever is put into it; undefined where
 * it cannot be. A field that is new takes the value as YAML would read it.
 */
export function retype(old: Json | undefined, value: Json, isNew: boolean): Json | undefined {
  const text = textOf(value);
  if (isNew) return resolveScalar(text);
  if (typeof old === 'string') return text;
  const read = resolveScalar(text);
  if (old === null || old === undefined) return read === null ? null : undefined;
  if (typeof old !== typeof read) return undefined;
  return Number.isInteger(old) && !Number.isInteger(read) && typeof old === 'number' ? undefined : read;
}
