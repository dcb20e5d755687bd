import type { Json, JsonObject } from '../../manifest';
import { isMap, textOf } from '../resource/res-id';

/** What a patch says about a whole map or list: `$patch: delete`, `replace` or `merge`. */
export type Directive = 'merge' | 'replace' | 'delete';

const key = '$patch';

/** Takes the directive out of a map; undefined where it is not one of the three. */
export function takeDirective(patch: JsonObject): Directive | undefined {
  if (!(key in patch)) return 'merge';
  const value = textOf(patch[key]);
  if (!isDirective(value)) return undefined;
  delete patch[key];
  return value;
}

/** Takes the directive out of a list: its first element that is nothing else, and with it all that say the same. */
export function takeListDirective(patch: Json[]): Directive | undefined {
  const index = patch.findIndex((item) => isMap(item) && key in item && Object.keys(item).length === 1);
  if (index < 0) return 'merge';
  const value = textOf((patch[index] as JsonObject)[key]);
  if (!isDirective(value)) return undefined;
  patch.splice(0, Infinity, ...patch.filter((item) => !isMap(item) || textOf(item[key]) !== value));
  return value;
}

const isDirective = (value: string): value is Directive => value === 'merge' || value === 'replace' || value === 'delete';
