import { noteRawText, rawText, resolveScalar } from '../../manifest';
import type { Json, JsonObject } from '../../manifest';
import { hasQuotes } from '../merge/set-scalar';
import { assignShared } from '../shared-values';

/**
 * Writes another text into a scalar as Kustomize does, which keeps its quotes or that it has none: with the prefix `1`,
 * `e5` becomes a number and `"e5"` stays a text; undefined leaves it alone. Answers what stands in the way, or undefined.
 */
export function rewriteScalar(holder: JsonObject | Json[], index: string | number, rewrite: (text: string) => string | undefined): string | undefined {
  const [map, key] = [holder as JsonObject, index as string];
  const held = map[key] ?? null;
  if (typeof held === 'object' && held !== null) return `expected a plain value, found a ${Array.isArray(held) ? 'list' : 'map'}`;
  const old = rawText(map, key) ?? String(held);
  const text = rewrite(old);
  if (text === undefined) return undefined;
  const value = hasQuotes(map, key) ? text : resolveScalar(text);
  if (typeof value === 'number' && !Number.isFinite(value)) return `${text} cannot be printed`;
  assignShared(map, key, value);
  noteRawText(map, key, text, value);
  return undefined;
}
