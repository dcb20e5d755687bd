import type { Json } from '../manifest';
import { isObject, keyPath } from './field';
import type { FoundValue } from './walk-path';

/** Every text in a value, however deep, with its field path. */
export function textsOf(value: Json, path = ''): FoundValue[] {
  if (typeof value === 'string') return [{ value, path }];
  if (Array.isArray(value)) return value.flatMap((item, index) => textsOf(item, `${path}[${index}]`));
  return isObject(value) ? Object.entries(value).flatMap(([key, item]) => textsOf(item, path === '' ? key : keyPath(path, key))) : [];
}
