/** A place in a text; `index` and `column` count characters, all from 0. */
export interface Mark {
  readonly index: number;
  readonly line: number;
  readonly column: number;
}

/** A text that is no YAML; thrown, and caught where this folder ends. */
export class Fault extends Error {
  constructor(
    message: string,
    /** From 0. */
    readonly line: number,
  ) {
    super(message);
  }
}

const control = new RegExp('[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\x7f-\\x84\\x86-\\x9f\\ufffe\\uffff]');

/** Where the first character is that go-yaml takes for none of a text; -1 for nowhere. */
export function findControl(text: string): number {
  return text.search(control);
}

/** Walks through a text by YAML 1.1's characters: NEL and the two Unicode separators end lines too. */
export class Cursor {
  at = 0;
  line = 0;
  column = 0;
  /** Line ends since the last character that is no blank. */
  newlines = 0;
  private index = 0;

  constructor(readonly text: string) {}

  mark(): Mark {
    return { index: this.index, line: this.line, column: this.column };
  }

  /** NaN after the end. */
  code(ahead = 0): number {
    return this.text.charCodeAt(this.at + ahead);
  }

  isEnd(ahead = 0): boolean {
    return this.at + ahead >= this.text.length;
  }

  isBlank(ahead = 0): boolean {
    const code = this.code(ahead);
    return code === 32 || code === 9;
  }

  isBreak(ahead = 0): boolean {
    return isBreakCode(this.code(ahead));
  }

  isBreakOrEnd(ahead = 0): boolean {
    return this.isEnd(ahead) || this.isBreak(ahead);
  }

  isBlankOrEnd(ahead = 0): boolean {
    return this.isBlank(ahead) || this.isBreakOrEnd(ahead);
  }

  /** Passes over one character that is no line end, and gives it. */
  read(): string {
    if (!this.isBlank()) this.newlines = 0;
    const width = (this.text.codePointAt(this.at) ?? 0) > 0xffff ? 2 : 1;
    const character = this.text.slice(this.at, this.at + width);
    this.at += width;
    this.index += 1;
    this.column += 1;
    return character;
  }

  skip(count: number): void {
    for (let left = count; left > 0; left -= 1) this.read();
  }

  /** Passes over a line end, and gives what it counts as in a scalar. */
  readLine(): string {
    const character = this.text.charAt(this.at);
    const width = character === '\r' && this.text.charAt(this.at + 1) === '\n' ? 2 : 1;
    this.at += width;
    this.index += width;
    this.column = 0;
    this.line += 1;
    this.newlines += 1;
    return character === '\u2028' || character === '\u2029' ? character : '\n';
  }

  /** The text stands at the end of its last line. */
  closeLine(): void {
    if (this.column === 0) return;
    this.column = 0;
    this.line += 1;
  }

  /** Is `---` or `...` here, alone, at the start of a line? */
  isDocumentIndicator(): boolean {
    return this.column === 0 && (this.text.startsWith('---', this.at) || this.text.startsWith('...', this.at)) && this.isBlankOrEnd(3);
  }

  fault(message: string, at: Mark = this.mark()): Fault {
    return new Fault(message, at.line);
  }
}

/** Does the character end a line in YAML 1.1? */
export function isBreakCode(code: number): boolean {
  return code === 10 || code === 13 || code === 0x85 || code === 0x2028 || code === 0x2029;
}
