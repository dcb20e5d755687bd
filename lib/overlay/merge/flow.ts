import { foldedText, isFlow, isUnwritten } from '../../manifest';
import type { Json, JsonObject } from '../../manifest';

/** Does a patch hold what Kustomize prints otherwise in brackets and braces: a value without any text, a folded block? */
export function changesInFlow(patch: Json): boolean {
  if (patch === null || typeof patch !== 'object') return false;
  return Object.keys(patch).some((key) => inFlow(patch, key) !== undefined || changesInFlow((patch as JsonObject)[key] ?? null));
}

/**
 * Kustomize prints what a patch put into a list or map in brackets or braces there too, and reads that back: no text is
 * the empty text, and a folded block stays as it was.
 */
export function settleFlow(value: Json, isInside = false): void {
  if (value === null || typeof value !== 'object') return;
  const isIn = isInside || isFlow(value);
  for (const key of Object.keys(value)) {
    const held = (value as JsonObject)[key] ?? null;
    const settled = (isIn ? inFlow(value, key) : undefined) ?? held;
    if (settled !== held) (value as JsonObject)[key] = settled;
    settleFlow(settled, isIn);
  }
}

/** What a value in brackets or braces becomes; undefined where it stays. */
function inFlow(holder: JsonObject | Json[], key: string): string | undefined {
  return isUnwritten(holder, key) ? '' : foldedText(holder, key);
}
