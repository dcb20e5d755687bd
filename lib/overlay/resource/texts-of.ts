import { rawText } from '../../manifest';
import type { Json } from '../../manifest';
import { isMap, textOf } from './res-id';

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

/** Words that YAML 1.1 takes for booleans, and which are texts where Kustomize reads resources. */
export const isOldBoolean = (text: string): boolean => /^(?:[yn]|yes|no|on|off)$/i.test(text);
