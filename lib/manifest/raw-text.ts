import type { Json } from './kube-object';

const texts = new WeakMap<object, Map<string | number, string>>();

/** Notes how a scalar of a mapping or list was written, where that is not how its value prints: `1.50`, `0x10`, `~`. */
export function noteRawText(holder: object, key: string | number, text: string, value: Json): void {
  const known = texts.get(holder);
  if (typeof value === 'string' || String(value) === text) {
    known?.delete(key);
    return;
  }
  if (known === undefined) texts.set(holder, new Map([[key, text]]));
  else known.set(key, text);
}

/**
 * The text of a scalar as it stands in the file, where it differs from what its value prints: Kustomize copies that
 * text into strings (annotations, replacements). undefined where they are the same, or the holder was made anew.
 */
export function rawText(holder: object, key: string | number): string | undefined {
  return texts.get(holder)?.get(key);
}
