import type { Node, YAMLMap, YAMLSeq } from 'yaml';
import { isMap, isNode, isScalar, isSeq } from 'yaml';
import type { ImageEntry, ImagesDocument } from './image-entries';
import { isNull } from './image-entries';
import { pairEnd } from './image-pair';
import { printScalar } from './image-scalar';
import type { Splice } from './splice';
import { lineBreakOf, lineEnd } from './splice';

/** Adds an element to `images:`, in the style of the list, or the whole list where the file has none. */
export function insertEntry({ text, document }: ImagesDocument, entry: ImageEntry): Splice | undefined {
  const root = document.contents;
  if (!isMap(root)) return appendList(text, 0, entry);
  const pair = root.items.find((item) => isScalar(item.key) && item.key.value === 'images');
  if (pair === undefined) return root.flow ? intoFlowRoot(root, entry) : appendList(text, indentOf(root), entry);
  const list: unknown = pair.value;
  if (isSeq(list)) return list.flow ? intoFlowList(list, entry) : intoBlockList(text, list, entry);
  if (list !== null && !isNull(list)) return undefined;
  const [start, end] = rangeOf(list) ?? [pairEnd(pair), pairEnd(pair)];
  if (start !== end) return { start, end, text: `[${printFlow(entry, root.flow === true)}]` };
  const at = lineEnd(text, start);
  return { start: at, end: at, text: printBlock(text, indentOf(root), entry) };
}

function appendList(text: string, indent: number, entry: ImageEntry): Splice {
  const newline = lineBreakOf(text);
  const close = /(?:^|\n)\.\.\.[ \t]*(?:\r?\n|$)/.exec(text);
  const at = close === null ? text.length : close.index + (close[0].startsWith('\n') ? 1 : 0);
  const hasLineEnd = at === 0 || text[at - 1] === '\n';
  const list = `${' '.repeat(indent)}images:${printBlock(text, indent, entry)}`;
  return { start: at, end: at, text: hasLineEnd ? `${list}${newline}` : `${newline}${list}` };
}

function intoFlowRoot(root: YAMLMap, entry: ImageEntry): Splice | undefined {
  const last = root.items.at(-1);
  const quoted = last !== undefined && isScalar(last.key) && last.key.type === 'QUOTE_DOUBLE';
  const at = last === undefined ? (root.range?.[0] ?? 0) + 1 : pairEnd(last);
  const list = `${quoted ? '"images"' : 'images'}: [${printFlow(entry, quoted)}]`;
  return { start: at, end: at, text: last === undefined ? list : `, ${list}` };
}

function intoFlowList(list: YAMLSeq, entry: ImageEntry): Splice {
  const last: unknown = list.items.at(-1);
  const key = isMap(last) ? last.items[0]?.key : undefined;
  const quoted = isScalar(key) && key.type === 'QUOTE_DOUBLE';
  const at = rangeOf(last)?.[1] ?? (list.range?.[0] ?? 0) + 1;
  return { start: at, end: at, text: `${last === undefined ? '' : ', '}${printFlow(entry, quoted)}` };
}

function intoBlockList(text: string, list: YAMLSeq, entry: ImageEntry): Splice | undefined {
  const last: unknown = list.items.at(-1);
  const pair = isMap(last) && !last.flow ? last.items.at(-1) : undefined;
  const end = pair === undefined ? rangeOf(last)?.[1] : pairEnd(pair);
  if (end === undefined) return undefined;
  const at = text[end - 1] === '\n' ? lineEnd(text, end - 1) : lineEnd(text, end);
  return { start: at, end: at, text: printBlock(text, indentOf(list), entry) };
}

function printBlock(text: string, indent: number, entry: ImageEntry): string {
  const margin = `${lineBreakOf(text)}${' '.repeat(indent)}`;
  return fieldsOf(entry)
    .map(([key, value], index) => `${margin}${index === 0 ? '- ' : '  '}${key}: ${printScalar(value)}`)
    .join('');
}

function printFlow(entry: ImageEntry, quoted: boolean): string {
  const fields = fieldsOf(entry).map(([key, value]) => (quoted ? `"${key}": "${value}"` : `${key}: ${printScalar(value)}`));
  return `{${fields.join(', ')}}`;
}

function fieldsOf({ name, newName, newTag, digest }: ImageEntry): [string, string][] {
  const fields: [string, string | undefined][] = [['name', name], ['newName', newName], ['newTag', newTag], ['digest', digest]];
  return fields.flatMap(([key, value]): [string, string][] => (value === undefined ? [] : [[key, value]]));
}

/** Column of a block collection, from its token: its nodes do not keep it. */
function indentOf(node: YAMLMap | YAMLSeq): number {
  const token = node.srcToken;
  return token !== undefined && 'indent' in token ? token.indent : 0;
}

function rangeOf(node: unknown): Node['range'] | undefined {
  return isNode(node) ? (node as Node).range : undefined;
}
