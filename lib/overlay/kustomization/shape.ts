import type { Json } from '../../manifest';
import { isMap } from '../resource/res-id';

/** What a document may hold, checked as strictly as Kustomize's own types. */
export type Shape =
  /** A text; written as a number or a boolean only where the decoder takes that. */
  | 'text'
  /** A text that is never written so. */
  | 'word'
  /** A text that may always be written so. */
  | 'scalar'
  | 'flag'
  | 'number'
  | 'any'
  | { readonly listOf: Shape }
  | { readonly mapOf: Shape }
  | { readonly fields: Readonly<Record<string, Shape>> };

export interface Mismatch {
  readonly path: readonly (string | number)[];
  readonly message: string;
  /** The names that are known where an unknown one stands. */
  readonly known?: readonly string[];
}

/** In what Kustomize's decoders differ. */
export interface Decoder {
  /** Unknown keys are dropped; faults by default. */
  readonly dropsUnknown?: boolean;
  /** Numbers and booleans are as good as texts; faults by default. */
  readonly takesNumbers?: boolean;
}

/** The decoder of config documents. */
export const lenient: Decoder = { dropsUnknown: true, takesNumbers: true };

/**
 * The value with its keys in their proper case (Go's decoder takes any), and what does not fit. A null is as good as
 * absent: in a list or a map it is the empty value.
 */
export function fit(value: Json, shape: Shape, decoder: Decoder = {}, path: readonly (string | number)[] = []): { value: Json; faults: Mismatch[] } {
  if (shape === 'any') return { value, faults: [] };
  if (value === null) return { value: emptyOf(shape), faults: [] };
  if (typeof shape === 'string') return fitScalar(shape === 'scalar' || (shape === 'text' && decoder.takesNumbers) ? written(value) : value, shape, path);
  const faults: Mismatch[] = [];
  const inner = (item: Json, of: Shape, key: string | number): Json => {
    const fitted = fit(item, of, decoder, [...path, key]);
    faults.push(...fitted.faults);
    return fitted.value;
  };
  if ('listOf' in shape) {
    if (!Array.isArray(value)) return { value, faults: [{ path, message: `expected a list, found ${typeName(value)}` }] };
    return { value: value.map((item, index) => inner(item, shape.listOf, index)), faults };
  }
  if (!isMap(value)) return { value, faults: [{ path, message: `expected a map, found ${typeName(value)}` }] };
  if ('mapOf' in shape) {
    for (const key of Object.keys(value)) if (control.test(key)) faults.push({ path: [...path, key], message: 'control characters are not allowed' });
    return { value: Object.fromEntries(Object.entries(value).map(([key, item]) => [key, inner(item, shape.mapOf, key)])), faults };
  }
  const result: Record<string, Json> = {};
  // Of the same name in several cases, Go takes the last as JSON sorts them.
  for (const key of Object.keys(value).sort()) {
    const item = value[key] as Json;
    const name = key in shape.fields ? key : Object.keys(shape.fields).find((known) => known.toLowerCase() === key.toLowerCase());
    const of = name === undefined ? undefined : shape.fields[name];
    if (name !== undefined && of !== undefined) {
      if (item !== null) result[name] = inner(item, of, key);
    } else if (decoder.dropsUnknown !== true) faults.push({ path: [...path, key], message: `unknown field "${key}"`, known: Object.keys(shape.fields) });
  }
  return { value: result, faults };
}

const empty = { text: '', word: '', scalar: '', flag: false, number: 0 } as const;

function emptyOf(shape: Exclude<Shape, 'any'>): Json {
  if (typeof shape === 'string') return empty[shape];
  return 'listOf' in shape ? [] : {};
}

/** What Kustomize cannot hand to a transformer: it writes the rest as escapes. */
const control = /[\u007f-\u0084\u0086-\u009f\ufffe\uffff]/;

const written = (value: Json): Json => (typeof value === 'number' || typeof value === 'boolean' ? String(value) : value);

const scalars = { text: 'string', word: 'string', scalar: 'string', flag: 'boolean', number: 'whole number' } as const;

function fitScalar(value: Json, shape: keyof typeof scalars, path: readonly (string | number)[]): { value: Json; faults: Mismatch[] } {
  const fits = shape === 'number' ? isWholeNumber(value) : typeof value === scalars[shape];
  if (typeof value === 'string' && fits && control.test(value)) return { value, faults: [{ path, message: 'control characters are not allowed' }] };
  return { value, faults: fits ? [] : [{ path, message: `expected a ${scalars[shape]}, found ${typeName(value)}` }] };
}

/** A whole number of 64 bits; one that a double cannot hold was read as a bigint. */
function isWholeNumber(value: Json | bigint): boolean {
  if (typeof value === 'bigint') return BigInt.asIntN(64, value) === value;
  return Number.isInteger(value) && Math.abs(Number(value)) <= Number.MAX_SAFE_INTEGER;
}

function typeName(value: Json): string {
  if (Array.isArray(value)) return 'a list';
  return isMap(value) ? 'a map' : `the ${typeof value} ${typeof value === 'string' ? JSON.stringify(value) : String(value)}`;
}
