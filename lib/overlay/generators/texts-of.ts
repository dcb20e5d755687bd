import { noteQuoted, rawText, resolveScalar } from '../../manifest';
import type { Json, JsonObject } from '../../manifest';
import { isMap, textOf } from '../resource/res-id';
import { unreadableKey, unreadableText } from '../resource/unreadable';

/**
 * The values of a map as the texts that they are written as, `1.50` and not 1.5; what is no plain value is an empty
 * text. `ofNull` is what null is where no text is noted.
 */
export function textsOf(map: Json | undefined, ofNull: '' | 'null'): Record<string, string> {
  if (!isMap(map)) return {};
  return Object.fromEntries(
    Object.entries(map).map(([key, value]) => {
      if (value === null && ofNull === '') return [key, ''];
      return [key, rawText(map, key) ?? (value === null ? ofNull : textOf(value))];
    }),
  );
}

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
    else if (/^(?:[yn]|yes|no|on|off)$/i.test(value)) noteQuoted(map, key, true);
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
