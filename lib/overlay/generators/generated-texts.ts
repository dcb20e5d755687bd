import { noteQuoted, resolveScalar } from '../../manifest';
import type { Json, JsonObject } from '../../manifest';
import { isMap, textOf } from '../resource/res-id';
import { isOldBoolean } from '../resource/texts-of';
import { unreadableKey, unreadableText } from '../resource/unreadable';

/**
 * Notes which texts of a map stand without quotes, as a generator writes them: those that need none, but also the empty
 * one, dates, and what begins with a quote itself.
 */
export function noteBare(map: Json | undefined): void {
  if (!isMap(map)) return;
  for (const [key, value] of Object.entries(map)) {
    if (typeof value !== 'string') continue;
    const read = resolveScalar(value);
    if (value === '' || /^["']/.test(value) || (typeof read === 'string' && read !== value)) noteQuoted(map, key, false);
    else if (isOldBoolean(value)) noteQuoted(map, key, true);
  }
}

/** What Kustomize could not read back of a ConfigMap or Secret as it writes it; undefined where it can. */
export function unreadableIn({ metadata, data, binaryData }: JsonObject): string | undefined {
  const { labels, annotations } = isMap(metadata) ? metadata : {};
  for (const map of [data, binaryData, labels, annotations]) {
    for (const [key, value] of Object.entries(isMap(map) ? map : {})) {
      const unreadable = unreadableKey(key) ?? unreadableText(key, textOf(value));
      if (unreadable !== undefined) return unreadable;
    }
  }
  return undefined;
}
