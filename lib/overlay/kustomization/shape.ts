import type { Json } from '../../manifest';
import { isMap } from '../resource/res-id';

/** What a document may hold, checked as strictly as Kustomize's own types. */
export type Shape =
  | 'text'
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

/**
 * The value with its keys in their proper case (Go's decoder takes any), and what does not fit. Unknown keys are
 * faults where `isStrict`, and dropped otherwise.
 */
export function fit(value: Json, shape: Shape, isStrict: boolean, path: readonly (string | number)[] = []): { value: Json; faults: Mismatch[] } {
  if (value === null || shape === 'any') return { value, faults: [] };
  if (typeof shape === 'string') return fitScalar(value, shape, path);
  const faults: Mismatch[] = [];
  const inner = (item: Json, of: Shape, key: string | number): Json => {
    const fitted = fit(item, of, isStrict, [...path, key]);
    faults.push(...fitted.faults);
    return fitted.value;
  };
  if ('listOf' in shape) {
    if (!Array.isArray(value)) return { value, faults: [{ path, message: `expected a list, found ${typeName(value)}` }] };
    return { value: value.map((item, index) => inner(item, shape.listOf, index)), faults };
  }
  if (!isMap(value)) return { value, faults: [{ path, message: `expected a map, found ${typeName(value)}` }] };
  const result: Record<string, Json> = {};
  for (const [key, item] of Object.entries(value)) {
    if ('mapOf' in shape) {
      result[key] = inner(item, shape.mapOf, key);
      continue;
    }
    const name = key in shape.fields ? key : Object.keys(shape.fields).find((known) => known.toLowerCase() === key.toLowerCase());
    const of = name === undefined ? undefined : shape.fields[name];
    if (name !== undefined && of !== undefined) result[name] = inner(item, of, key);
    else if (isStrict) faults.push({ path: [...path, key], message: `unknown field "${key}"`, known: Object.keys(shape.fields) });
  }
  return { value: result, faults };
}

const scalars = { text: 'string', flag: 'boolean', number: 'number' } as const;

function fitScalar(value: Json, shape: 'text' | 'flag' | 'number', path: readonly (string | number)[]): { value: Json; faults: Mismatch[] } {
  const fits = typeof value === scalars[shape] && (shape !== 'number' || Number.isInteger(value));
  return { value, faults: fits ? [] : [{ path, message: `expected a ${scalars[shape]}, found ${typeName(value)}` }] };
}

function typeName(value: Json): string {
  if (Array.isArray(value)) return 'a list';
  return isMap(value) ? 'a map' : `the ${typeof value} ${JSON.stringify(value)}`;
}
