import type { Dialect } from '../dialect';

/** Thrown, and caught in this folder alone, where a text needs the full reader; one value, so that it costs no stack. */
export const Rare = new Error('beyond the fast reader');

export const space = 32;
export const newline = 10;
const tab = 9;
const hash = 35;

/** Steps through a document line by line; knows where the current token starts and how far it is indented. */
export class LineReader {
  /** Where the current token starts. */
  protected at = 0;
  /** The column of the current token; -1 after the last one. */
  protected indent = -1;

  constructor(
    protected readonly text: string,
    protected readonly dialect: Dialect,
  ) {}

  /** Goes to the first token at or after `from`, which begins a line, past blank lines and comments. */
  protected goToLine(from: number): void {
    const { text } = this;
    let start = from;
    for (;;) {
      let at = start;
      while (text.charCodeAt(at) === space) at += 1;
      const code = text.charCodeAt(at);
      if (at >= text.length) {
        this.at = at;
        this.indent = -1;
        return;
      }
      if (code === hash) {
        at = this.lineEnd(at);
      } else if (code !== newline) {
        if (code === tab) throw Rare;
        this.at = at;
        this.indent = at - start;
        return;
      }
      start = at + 1;
    }
  }

  protected lineEnd(from: number): number {
    const end = this.text.indexOf('\n', from);
    return end < 0 ? this.text.length : end;
  }

  /** After a value that ends at `at`: only a comment may follow; goes to the next token. */
  protected finishLine(at: number): void {
    let end = at;
    while (this.text.charCodeAt(end) === space) end += 1;
    const code = this.text.charCodeAt(end);
    // Kustomize lets a comment follow a quote or bracket without a space.
    if (end < this.text.length && code !== newline && code !== hash) throw Rare;
    this.goToLine(this.lineEnd(end) + 1);
  }

  /** Is there a space, a line end or the end of the text at this place? */
  protected isBlank(at: number): boolean {
    const code = this.text.charCodeAt(at);
    return code === space || code === newline || code !== code;
  }

  /** A piece of the text without spaces at its end; other blanks of Unicode are text. */
  protected trimmed(start: number, end: number): string {
    let stop = end;
    while (stop > start && this.text.charCodeAt(stop - 1) === space) stop -= 1;
    return this.text.slice(start, stop);
  }
}
