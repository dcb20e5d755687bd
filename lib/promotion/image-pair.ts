import type { Node, Pair, YAMLMap } from 'yaml';
import { isNode, isScalar } from 'yaml';
import type { ImageField } from './image-entries';
import { ownPair } from './image-entries';
import { printScalar } from './image-scalar';
import type { Splice } from './splice';
import { lineBreakOf, lineEnd, lineStart } from './splice';

/** Adds `newTag` or `digest` to an image entry, after the pair it belongs to and in the entry's own style. */
export function insertPair(text: string, map: YAMLMap, field: ImageField, value: string): Splice | undefined {
  const after = ownPair(map, 'newTag') ?? ownPair(map, 'newName') ?? ownPair(map, 'name') ?? map.items.at(-1);
  if (after === undefined) return undefined;
  const end = pairEnd(after);
  if (map.flow) {
    const quoted = isScalar(after.key) && after.key.type === 'QUOTE_DOUBLE';
    return { start: end, end, text: quoted ? `, "${field}": "${value}"` : `, ${field}: ${printScalar(value)}` };
  }
  const at = text[end - 1] === '\n' ? lineEnd(text, end - 1) : lineEnd(text, end);
  const start = keyStart(after);
  const indent = ' '.repeat(start - lineStart(text, start));
  return { start: at, end: at, text: `${lineBreakOf(text)}${indent}${field}: ${printScalar(value)}` };
}

/** Takes a pair out: its line with the comment on it, or its part of a flow mapping with one comma. */
export function removePair(text: string, map: YAMLMap, pair: Pair): Splice | undefined {
  const index = map.items.indexOf(pair);
  const next = map.items[index + 1];
  const previous = map.items[index - 1];
  if (map.flow) {
    if (next !== undefined) return { start: keyStart(pair), end: keyStart(next), text: '' };
    return previous && { start: pairEnd(previous), end: pairEnd(pair), text: '' };
  }
  if (previous === undefined) return next && { start: keyStart(pair), end: keyStart(next), text: '' };
  const end = pairEnd(pair);
  const last = text[end - 1] === '\n' ? lineEnd(text, end - 1) : lineEnd(text, end);
  const before = lineStart(text, keyStart(pair));
  // From the line end before it: so a last line without a line end leaves one without it.
  return { start: lineEnd(text, lineStart(text, before - 1)), end: last, text: '' };
}

/** Where a pair's text ends: without trailing comments, and with the last line end of a block scalar. */
export function pairEnd(pair: Pair): number {
  return endOf(pair.value) ?? endOf(pair.key) ?? 0;
}

export function keyStart(pair: Pair): number {
  return (isNode(pair.key) ? (pair.key as Node).range?.[0] : undefined) ?? 0;
}

function endOf(node: unknown): number | undefined {
  return isNode(node) ? (node as Node).range?.[1] : undefined;
}
