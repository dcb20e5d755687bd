/** One YAML document of a file. */
export interface DocumentText {
  readonly text: string;
  /** 1-based line of the file on which the text starts: that of its first content. */
  readonly line: number;
}

/**
 * Cuts a file at its document markers, so that a fault in one document leaves the others readable. A line that starts
 * with `---` is always a marker: YAML allows it nowhere else. Documents of nothing but comments are left out.
 */
export function splitDocuments(text: string): DocumentText[] {
  const documents: DocumentText[] = [];
  let lines: string[] = [];
  let start = 1;
  const close = (next: number) => {
    const first = lines.findIndex((line) => !/^\s*(#.*)?$|^%/.test(line));
    if (first !== -1) documents.push({ text: lines.slice(first).join('\n'), line: start + first });
    lines = [];
    start = next;
  };
  text.split('\n').forEach((line, index) => {
    const marker = /^(---|\.\.\.)(?=\s|$)/.exec(line);
    if (marker === null) lines.push(line);
    else {
      close(index + 1);
      lines.push(line.replace(/^(---|\.\.\.)/, '   ').replace(/^\s+$/, ''));
    }
  });
  close(0);
  return documents;
}
