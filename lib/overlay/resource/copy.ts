import type { Json } from '../../manifest';

/** A deep copy of plain data. */
export function copy<T extends Json>(value: T): T;
export function copy(value: Json): Json {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((item) => copy(item));
  const result: Record<string, Json> = {};
  for (const key in value) {
    const item = value[key] as Json;
    result[key] = typeof item === 'object' && item !== null ? copy(item) : item;
  }
  return result;
}
