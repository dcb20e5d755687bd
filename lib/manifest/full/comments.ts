import type { Cursor, Mark } from './cursor';
import type { Token } from './token';

/** A comment that was scanned and waits for the token that it belongs to. */
export interface WaitingComment {
  /** Where the scan began in which it was found. */
  readonly scanned: Mark;
  /** It goes to the first token that starts here or later. */
  token: Mark;
  readonly start: Mark;
  readonly end: Mark;
  head: string;
  line: string;
  readonly foot: string;
}

/** Longest look ahead for a comment, in characters. */
const reach = 512;

/** A comment on the line of what was read last. */
export function scanLineComment(cursor: Cursor, token: Mark): WaitingComment | undefined {
  if (cursor.newlines > 0) return undefined;
  let ahead = 0;
  while (ahead < reach && cursor.isBlank(ahead)) ahead += 1;
  if (ahead === reach || cursor.code(ahead) !== 35) return undefined;
  cursor.skip(ahead);
  const start = cursor.mark();
  const line = readToLineEnd(cursor);
  return { scanned: token, token, start, end: cursor.mark(), head: '', line, foot: '' };
}

function readToLineEnd(cursor: Cursor): string {
  let text = '';
  while (!cursor.isBreakOrEnd()) text += cursor.read();
  return text;
}

/**
 * Comments on lines of their own, from the first `#` on, as heads of what follows or feet of what stands before: an
 * empty line after the first ones, or a smaller indentation, parts foot from head.
 */
export function scanComments(cursor: Cursor, scanStart: Mark, previous: Token, indent: number, inFlow: boolean): WaitingComment[] {
  const found: WaitingComment[] = [];
  const nextIndent = Math.max(indent, 0);
  let scanned = scanStart;
  let token = previous.start;
  let start: Mark = { index: 0, line: 0, column: 0 };
  let { line, column } = cursor.mark();
  let text = '';
  let recentEmpty = false;
  let firstEmpty = cursor.newlines <= 1;
  // Behind the first line of a text go-yaml sees no feet.
  const footLine = scanStart.line === 0 ? -1 : line - cursor.newlines + (cursor.newlines === 0 && column > 1 ? 2 : 1);
  let ahead = 0;
  const here = (): Mark => ({ index: cursor.mark().index + ahead, line, column });
  const foot = (): void => {
    found.push({ scanned, token, start, end: here(), head: '', line: '', foot: text });
    scanned = here();
    token = scanned;
    text = '';
  };
  for (; ahead < reach; ahead += 1) {
    column += 1;
    if (cursor.isBlank(ahead)) continue;
    const code = cursor.code(ahead);
    const closesFlow = inFlow && (code === 93 || code === 125);
    if (closesFlow || cursor.isBreakOrEnd(ahead)) {
      if (closesFlow || !recentEmpty) {
        const isFoot = closesFlow || (firstEmpty && ((start.line === footLine && previous.kind !== 'value') || start.column - 1 < nextIndent));
        if (isFoot && text !== '') {
          if (start.column - 1 < nextIndent) token = start;
          foot();
        } else if (!isFoot && text !== '' && !cursor.isEnd(ahead)) text += '\n';
      }
      if (!cursor.isBreak(ahead)) break;
      firstEmpty = false;
      recentEmpty = true;
      column = 0;
      line += 1;
      continue;
    }
    if (text !== '' && (closesFlow || (column - 1 < nextIndent && column !== start.column))) foot();
    if (code !== 35) break;
    if (text === '') start = here();
    else text += '\n';
    recentEmpty = false;
    passOver(cursor, ahead);
    text += readToLineEnd(cursor);
    ahead = 0;
    column = 0;
    line = cursor.line;
  }
  if (text !== '') found.push({ scanned, token: start, start, end: { index: cursor.mark().index + ahead - 1, line, column }, head: text, line: '', foot: '' });
  return found;
}

function passOver(cursor: Cursor, count: number): void {
  const goal = cursor.at + count;
  while (cursor.at < goal) {
    if (cursor.isBreak()) cursor.readLine();
    else cursor.read();
  }
}
