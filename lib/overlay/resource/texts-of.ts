import { rawText } from '../../manifest';
import type { Json, JsonObject } from '../../manifest';
import { isMap, textOf } from './res-id';

/** A plain value as the text that it is written as, `1.50` and `~`; '' of what is no plain value. */
export function writtenText(holder: JsonObject | Json[], key: string | number): string {
  const value = (holder as JsonObject)[key];
  return rawText(holder, key) ?? (value === null ? 'null' : textOf(value));
}

/**
 * The values of a map as the texts that they are written as, `1.50` and not 1.5; what is no plain value is an empty
 * text. `ofNull` is what null is where no text is noted.
 */
export function textsOf(map: Json | undefined, ofNull: '' | 'null'): Record<string, string> {
  if (!isMap(map)) return {};
  return Object.fromEntries(Object.entries(map).map(([key, value]) => [key, value === null && ofNull === '' ? '' : writtenText(map, key)]));
}

/** Words that YAML 1.1 takes for booleans, and which are texts where Kustomize reads resources. */
export const isOldBoolean = (text: string): boolean => /^(?:[yn]|yes|no|on|off)$/i.test(text);
