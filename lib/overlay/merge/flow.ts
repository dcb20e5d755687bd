import { isFlow, isFolded, isUnwritten, rawText } from '../../manifest';
import type { Json, JsonObject } from '../../manifest';

/** Does a patch hold what Kustomize prints otherwise in brackets and braces: a value without any text, a folded block? */
export function changesInFlow(patch: Json): boolean {
  if (patch === null || typeof patch !== 'object') return false;
  return Object.keys(patch).some((key) => {
    const at = indexOf(patch, key);
    return isUnwritten(patch, at) || (isFolded(patch, at) && rawText(patch, at) !== undefined) || changesInFlow((patch as JsonObject)[key] ?? null);
  });
}

/**
 * Kustomize prints what a patch put into a list or map in brackets or braces there too, and reads that back: no text is
 * the empty text, and a folded block stays as it was.
 */
export function settleFlow(value: Json, inFlow = false): void {
  if (value === null || typeof value !== 'object') return;
  const isIn = inFlow || isFlow(value);
  for (const key of Object.keys(value)) {
    const at = indexOf(value, key);
    if (isIn) (value as JsonObject)[key] = inBrackets(value, at, (value as JsonObject)[key] ?? null);
    settleFlow((value as JsonObject)[key] ?? null, isIn);
  }
}

function inBrackets(holder: JsonObject | Json[], at: string | number, value: Json): Json {
  if (isUnwritten(holder, at)) return '';
  return (typeof value === 'string' && isFolded(holder, at) ? rawText(holder, at) : undefined) ?? value;
}

const indexOf = (holder: JsonObject | Json[], key: string): string | number => (Array.isArray(holder) ? Number(key) : key);
