import type { Json } from '../manifest';

/**
 * The value with doubles in place of whole numbers that are too long for them: checks weigh numbers against limits, all
 * of which a double holds. What has none is answered itself.
 */
export function withDoubles<T extends Json>(value: T): T;
export function withDoubles(value: Json): Json {
  if (typeof value === 'bigint') return Number(value);
  if (value === null || typeof value !== 'object') return value;
  let isSame = true;
  const convert = (item: Json): Json => {
    const converted = withDoubles(item);
    isSame &&= converted === item;
    return converted;
  };
  const result = Array.isArray(value) ? value.map(convert) : Object.fromEntries(Object.entries(value).map(([key, item]) => [key, convert(item)]));
  return isSame ? value : result;
}
