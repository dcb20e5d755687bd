import type { Json } from '../manifest';

/**
 * The value with doubles in place of whole numbers that are too long for them: checks weigh numbers against limits, all
 * of which a double holds. What has none is answered itself.
 */
export function withDoubles<T extends Json>(value: T): T;
export function withDoubles(value: Json): Json {
  return holdsLong(value) ? convert(value) : value;
}

function holdsLong(value: Json): boolean {
  if (value === null || typeof value !== 'object') return typeof value === 'bigint';
  return Object.values(value).some(holdsLong);
}

function convert(value: Json): Json {
  if (value === null || typeof value !== 'object') return typeof value === 'bigint' ? Number(value) : value;
  if (Array.isArray(value)) return value.map(convert);
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, convert(item)]));
}
