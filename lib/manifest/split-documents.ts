/** One document of a file: its text, without the separator line, and where it begins. */
export interface DocumentText {
  readonly text: string;
  /** Lines before it in the file. */
  readonly linesBefore: number;
}

export interface SplitText {
  readonly documents: readonly DocumentText[];
  /** 1-based line of a separator that carries content after a first document, which Kustomize refuses. */
  readonly badSeparator?: number;
}

/** What may follow `---` on its line: space as Go sees it, and a comment. */
const harmless = /^(?:(?!\ufeff)[\s\u0085])*(?:#[^]*)?$/;
const separator = '\n---';

/**
 * Splits a file where Kustomize does: at each line that starts with `---`, even inside what YAML would call a block
 * scalar, and drops a byte order mark that begins a document. The line of a separator ends with it, so that one
 * right behind it begins a document instead of ending one. Line ends must be `\n` already.
 */
export function splitDocuments(text: string): SplitText {
  const documents: DocumentText[] = [];
  let start = 0;
  let linesBefore = 0;
  for (let at = text.indexOf(separator); at >= 0; at = text.indexOf(separator, start)) {
    const document = text.slice(start, at + 1);
    documents.push({ text: withoutMark(document), linesBefore });
    linesBefore += countLines(document) + 1;
    const found = text.indexOf('\n', at + separator.length);
    const end = found < 0 ? text.length : found;
    if (!harmless.test(text.slice(at + separator.length, end))) return { documents, badSeparator: linesBefore };
    start = end + 1;
  }
  documents.push({ text: withoutMark(text.slice(start)), linesBefore });
  return { documents };
}

function withoutMark(text: string): string {
  return text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
}

function countLines(text: string): number {
  let lines = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) lines += 1;
  return lines;
}
