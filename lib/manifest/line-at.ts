import type { LineCounter, Node } from 'yaml';
import { normalize } from './read-yaml';
import { yamlLibrary } from './yaml-library';
import { splitDocuments } from './split-documents';

/**
 * The 1-based line of the key or item at `path` in the given document of a file, or of the deepest part of the path
 * that is there. For use where an issue is reported: the text is read anew, once for all issues of it in a row.
 */
export function lineAt(text: string, documentIndex: number, path: readonly (string | number)[]): number | undefined {
  if (last?.text !== text || last.documentIndex !== documentIndex) last = { text, documentIndex, positions: readPositions(text, documentIndex) };
  const { positions } = last;
  if (positions === undefined) return undefined;
  let node = positions.contents;
  let offset = node?.range?.[0] ?? 0;
  for (const step of path) {
    const found = childAt(node, step);
    if (found === undefined) break;
    offset = found.offset;
    node = found.node;
  }
  return positions.linesBefore + Math.max(1, positions.lines.linePos(offset).line);
}

/** One document with where its parts stand. */
interface Positions {
  readonly contents: Node | null;
  readonly lines: LineCounter;
  /** Lines of the file before the document. */
  readonly linesBefore: number;
}

/** Issues often come many from one file, each of which would read it whole. */
let last: { readonly text: string; readonly documentIndex: number; readonly positions: Positions | undefined } | undefined;

function readPositions(text: string, documentIndex: number): Positions | undefined {
  const part = splitDocuments(normalize(text)).documents[documentIndex];
  if (part === undefined) return undefined;
  const library = yamlLibrary();
  const lines = new library.LineCounter();
  const [document] = library.parseAllDocuments(part.text, { schema: 'failsafe', uniqueKeys: false, lineCounter: lines, prettyErrors: false, logLevel: 'silent' });
  if (document === undefined || !('contents' in document)) return undefined;
  return { contents: document.contents as unknown as Node | null, lines, linesBefore: part.linesBefore };
}

function childAt(node: Node | null, step: string | number): { node: Node | null; offset: number } | undefined {
  const { isMap, isScalar, isSeq } = yamlLibrary();
  if (isMap(node)) {
    const pair = node.items.find(({ key }) => isScalar(key) && String(key.value) === String(step));
    return pair && { node: pair.value as Node | null, offset: (pair.key as Node).range?.[0] ?? 0 };
  }
  if (!isSeq(node) || typeof step !== 'number') return undefined;
  const item = node.items[step] as Node | undefined;
  return item && { node: item, offset: item.range?.[0] ?? 0 };
}
