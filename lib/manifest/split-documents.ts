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

const separator = /^---(.*)$/gm;
const harmless = /^(?:\s*|\s+#.*)$/;

/**
 * Splits a file where Kustomize does: at each line that starts with `---`, even inside what YAML would call a block
 * scalar. Line ends must be `\n` already.
 */
export function splitDocuments(text: string): SplitText {
  if (!text.includes('\n---')) return { documents: [{ text, linesBefore: 0 }] };
  const documents: DocumentText[] = [];
  let start = 0;
  let line = 0;
  for (const match of text.matchAll(separator)) {
    if (match.index === 0) continue;
    const document = text.slice(start, match.index);
    documents.push({ text: document, linesBefore: line });
    line += countLines(document);
    if (!harmless.test(match[1] ?? '')) return { documents, badSeparator: line + 1 };
    start = match.index + match[0].length;
  }
  documents.push({ text: text.slice(start), linesBefore: line });
  return { documents };
}

function countLines(text: string): number {
  let lines = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) lines += 1;
  return lines;
}
