import type { Cursor, Mark } from './cursor';

/** What is known around a scalar when it is scanned. */
export interface Surroundings {
  readonly inFlow: boolean;
  /** Indentation of the collection that it stands in; -1 for none. */
  readonly indent: number;
}

/** Blanks and line ends between two words of a scalar that goes over several lines. */
class Gap {
  /** Was a line end seen? */
  broken = false;
  private blanks = '';
  private first = '';
  private rest = '';

  add(cursor: Cursor): void {
    if (cursor.isBlank()) {
      const blank = cursor.read();
      if (!this.broken) this.blanks += blank;
      return;
    }
    const end = cursor.readLine();
    if (this.broken) this.rest += end;
    else this.first = end;
    this.broken = true;
  }

  /** One line break is a space, more lose one. */
  text(): string {
    if (!this.broken) return this.blanks;
    return this.first === '\n' && this.rest === '' ? ' ' : (this.first === '\n' ? '' : this.first) + this.rest;
  }
}

/** A plain scalar; `broken` says whether a line ended after it. */
export function scanPlain(cursor: Cursor, { inFlow, indent }: Surroundings): { value: string; broken: boolean } {
  let value = '';
  let gap = new Gap();
  for (;;) {
    if (cursor.isDocumentIndicator() || cursor.code() === 35) break;
    while (!cursor.isBlankOrEnd()) {
      const code = cursor.code();
      if ((code === 58 && cursor.isBlankOrEnd(1)) || (inFlow && endsInFlow(code))) break;
      value += gap.text() + cursor.read();
      gap = new Gap();
    }
    if (!cursor.isBlank() && !cursor.isBreak()) break;
    while (cursor.isBlank() || cursor.isBreak()) {
      if (gap.broken && cursor.column <= indent && cursor.code() === 9) throw cursor.fault('a tab is no indentation');
      gap.add(cursor);
    }
    if (!inFlow && cursor.column <= indent) break;
  }
  return { value, broken: gap.broken };
}

/** `,?[]{}` */
function endsInFlow(code: number): boolean {
  return code === 44 || code === 63 || code === 91 || code === 93 || code === 123 || code === 125;
}

const escapes: Readonly<Record<string, string>> = {
  '0': '\0', a: '\x07', b: '\b', t: '\t', '\t': '\t', n: '\n', v: '\v', f: '\f', r: '\r', e: '\x1b', ' ': ' ', '"': '"', "'": "'", '\\': '\\', N: '\x85', _: '\xa0', L: '\u2028', P: '\u2029',
};
const hexDigits: Readonly<Record<string, number>> = { x: 2, u: 4, U: 8 };

/** The text of a scalar in the quotes at the cursor, which is left behind them. Throws a Fault. */
export function scanQuoted(cursor: Cursor): string {
  const start = cursor.mark();
  const quote = cursor.code();
  let value = '';
  cursor.skip(1);
  for (;;) {
    if (cursor.isDocumentIndicator()) throw cursor.fault('a document ends inside quotes', start);
    if (cursor.isEnd()) throw cursor.fault('a quote is not closed', start);
    const gap = new Gap();
    while (!cursor.isBlankOrEnd()) {
      const code = cursor.code();
      if (code === quote && !(quote === 39 && cursor.code(1) === 39)) break;
      if (quote === 39) {
        if (code === 39) cursor.skip(1);
        value += cursor.read();
      } else if (code !== 92) value += cursor.read();
      else if (cursor.isBreak(1)) {
        cursor.skip(1);
        cursor.readLine();
        gap.broken = true;
        break;
      } else value += scanEscape(cursor, start);
    }
    if (cursor.code() === quote) break;
    while (cursor.isBlank() || cursor.isBreak()) gap.add(cursor);
    value += gap.text();
  }
  cursor.skip(1);
  return value;
}

function scanEscape(cursor: Cursor, start: Mark): string {
  cursor.skip(1);
  const name = cursor.read();
  const digits = hexDigits[name];
  if (digits === undefined) {
    const character = escapes[name];
    if (character === undefined) throw cursor.fault(`\\${name} is no escape: write the character itself`, start);
    return character;
  }
  const hex = cursor.text.slice(cursor.at, cursor.at + digits);
  const code = new RegExp(`^[0-9a-fA-F]{${digits}}$`).test(hex) ? Number.parseInt(hex, 16) : Infinity;
  if (code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff)) throw cursor.fault(`\\${name}${hex} is no character: write the character itself`, start);
  cursor.skip(digits);
  return String.fromCodePoint(code);
}

/** A literal (`|`) or folded (`>`) scalar. `comment` is called where a comment may follow the header. */
export function scanBlock(cursor: Cursor, parentIndent: number, comment: (start: Mark) => void): string {
  const start = cursor.mark();
  const literal = cursor.read() === '|';
  const { chomping, increment } = scanHeader(cursor, start);
  while (cursor.isBlank()) cursor.skip(1);
  if (cursor.code() === 35) {
    comment(start);
    while (!cursor.isBreakOrEnd()) cursor.skip(1);
  }
  if (!cursor.isBreakOrEnd()) throw cursor.fault('a block scalar begins on the line of its header', start);
  if (cursor.isBreak()) cursor.readLine();
  let indent = increment === 0 ? 0 : Math.max(parentIndent, 0) + increment;
  let breaks = '';
  const scanBreaks = (): void => {
    ({ indent, breaks } = scanBlockBreaks(cursor, indent, parentIndent, start));
  };
  scanBreaks();
  let value = '';
  let end = '';
  let wasBlank = false;
  while (cursor.column === indent && !cursor.isEnd()) {
    const isBlank = cursor.isBlank();
    if (!literal && end === '\n' && !wasBlank && !isBlank) value += breaks === '' ? ' ' : breaks;
    else value += end + breaks;
    wasBlank = isBlank;
    while (!cursor.isBreakOrEnd()) value += cursor.read();
    end = cursor.isBreak() ? cursor.readLine() : '';
    scanBreaks();
  }
  return value + (chomping === '-' ? '' : end) + (chomping === '+' ? breaks : '');
}

function scanHeader(cursor: Cursor, start: Mark): { chomping: string; increment: number } {
  let chomping = '';
  let increment = 0;
  const isSign = (): boolean => cursor.code() === 43 || cursor.code() === 45;
  if (isSign()) chomping = cursor.read();
  if (cursor.code() >= 48 && cursor.code() <= 57) increment = Number(cursor.read()) || -1;
  if (increment < 0) throw cursor.fault('a block scalar is indented by at least 1', start);
  if (increment > 0 && chomping === '' && isSign()) chomping = cursor.read();
  return { chomping, increment };
}

/** The indentation and line ends before a line of a block scalar; `indent` 0 is to be found out. */
function scanBlockBreaks(cursor: Cursor, indent: number, parentIndent: number, start: Mark): { indent: number; breaks: string } {
  let breaks = '';
  let widest = 0;
  for (;;) {
    while ((indent === 0 || cursor.column < indent) && cursor.code() === 32) cursor.skip(1);
    widest = Math.max(widest, cursor.column);
    if ((indent === 0 || cursor.column < indent) && cursor.code() === 9) throw cursor.fault('a tab is no indentation', start);
    if (!cursor.isBreak()) break;
    breaks += cursor.readLine();
  }
  return { indent: indent === 0 ? Math.max(widest, parentIndent + 1, 1) : indent, breaks };
}
