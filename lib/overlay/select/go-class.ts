/** A piece of an expression for JavaScript, and where Go's goes on. */
export interface Piece {
  readonly text: string;
  readonly end: number;
}

const posix: Readonly<Record<string, string>> = {
  alnum: '0-9A-Za-z',
  alpha: 'A-Za-z',
  ascii: '\\x00-\\x7F',
  blank: '\\t ',
  cntrl: '\\x00-\\x1F\\x7F',
  digit: '0-9',
  graph: '!-~',
  lower: 'a-z',
  print: ' -~',
  punct: '!-\\/:-@\\[-`\\{-~',
  space: '\\t\\n\\v\\f\\r ',
  upper: 'A-Z',
  word: '0-9A-Za-z_',
  xdigit: '0-9A-Fa-f',
};
const sets: Readonly<Record<string, string>> = { d: '[0-9]', D: '[^0-9]', s: '[\\t\\n\\f\\r ]', S: '[^\\t\\n\\f\\r ]', w: '[0-9A-Za-z_]', W: '[^0-9A-Za-z_]' };
const assertions: Readonly<Record<string, string>> = { A: '(?:^)', z: '(?:$)', b: '(?:\\b)', B: '(?:\\B)' };
const controls: Readonly<Record<string, number>> = { a: 7, f: 12, t: 9, n: 10, r: 13, v: 11 };
const property = /([pP])(?:\{(\^?)(\w+)\}|(\w))/y;
const hexadecimal = /x(?:\{([0-9A-Fa-f]+)\}|([0-9A-Fa-f]{2}))/y;
const octal = /(?:0[0-7]{0,2}|[1-7][0-7]{1,2})/y;
const classItem = /\[:(\^?)(\w+):\]/y;

/** What follows a backslash outside of a class. */
export function readEscape(source: string, at: number, ignoresCase: boolean): Piece | undefined {
  const sign = source[at] ?? '';
  if (sign === 'Q') {
    const end = source.indexOf('\\E', at);
    const literal = source.slice(at + 1, end < 0 ? undefined : end);
    return { text: `(?:${[...literal].map((item) => writeRange(item, item, ignoresCase)).map((item) => `[${item}]`).join('')})`, end: end < 0 ? source.length : end + 2 };
  }
  const known = assertions[sign];
  if (known !== undefined) return { text: known, end: at + 1 };
  const found = readSet(source, at) ?? readCharacter(source, at);
  if (!found || 'isSet' in found) return found;
  return { text: `[${writeRange(found.text, found.text, ignoresCase)}]`, end: found.end };
}

/** A class, from behind its bracket. */
export function readClass(source: string, from: number, ignoresCase: boolean): Piece | undefined {
  let at = from;
  const isNegative = source[at] === '^';
  if (isNegative) at += 1;
  const parts: string[] = [];
  for (let isFirst = true; ; isFirst = false) {
    const sign = source[at];
    if (sign === undefined) return undefined;
    if (sign === ']' && !isFirst) break;
    const set = readPosix(source, at) ?? (sign === '\\' ? readSet(source, at + 1) : undefined);
    if (set) {
      parts.push(set.text);
      at = set.end;
      continue;
    }
    if (source.startsWith('[:', at) && source.includes(':]', at)) return undefined;
    const low = readMember(source, at);
    if (!low) return undefined;
    at = low.end;
    let high = low;
    if (source[at] === '-' && source[at + 1] !== ']' && source[at + 1] !== undefined) {
      const next = readMember(source, at + 1);
      if (!next || (next.text.codePointAt(0) as number) < (low.text.codePointAt(0) as number)) return undefined;
      high = next;
      at = next.end;
    }
    parts.push(`[${writeRange(low.text, high.text, ignoresCase)}]`);
  }
  const joined = parts.join('|');
  return { text: isNegative ? `(?:(?!${joined})[^])` : `(?:${joined})`, end: at + 1 };
}

/** `\d`, `\pL`, `\P{Greek}`. */
function readSet(source: string, at: number): (Piece & { readonly isSet: true }) | undefined {
  const known = sets[source[at] ?? ''];
  if (known !== undefined) return { text: known, end: at + 1, isSet: true };
  property.lastIndex = at;
  const found = property.exec(source);
  if (!found) return undefined;
  const [all, letter, not = '', long, short] = found;
  const name = long ?? short ?? '';
  const isNegative = (letter === 'P') !== (not === '^');
  const written = [name, `Script=${name}`].map((candidate) => `\\${isNegative ? 'P' : 'p'}{${candidate}}`).find(isExpression);
  return written === undefined ? undefined : { text: written, end: at + all.length, isSet: true };
}

function readPosix(source: string, at: number): Piece | undefined {
  classItem.lastIndex = at;
  const found = classItem.exec(source);
  const members = posix[found?.[2] ?? ''];
  return found && members !== undefined ? { text: `[${found[1] ?? ''}${members}]`, end: at + found[0].length } : undefined;
}

function readMember(source: string, at: number): Piece | undefined {
  if (source[at] === '\\') return readCharacter(source, at + 1);
  const sign = String.fromCodePoint(source.codePointAt(at) as number);
  return { text: sign, end: at + sign.length };
}

/** The character that stands behind a backslash: a control, a code, or punctuation. */
function readCharacter(source: string, at: number): Piece | undefined {
  const sign = source[at] ?? '';
  const control = controls[sign];
  if (control !== undefined) return { text: String.fromCharCode(control), end: at + 1 };
  hexadecimal.lastIndex = at;
  const hex = hexadecimal.exec(source);
  const code = Number.parseInt(hex?.[1] ?? hex?.[2] ?? '', 16);
  if (hex) return code <= 0x10ffff ? { text: String.fromCodePoint(code), end: at + hex[0].length } : undefined;
  octal.lastIndex = at;
  const digits = octal.exec(source)?.[0];
  if (digits !== undefined) return { text: String.fromCharCode(Number.parseInt(digits, 8)), end: at + digits.length };
  return /^[!-/:-@[-`{-~]$/.test(sign) ? { text: sign, end: at + 1 } : undefined;
}

/** A range for a class, with the other case of its letters where case does not count. */
function writeRange(low: string, high: string, ignoresCase: boolean): string {
  const write = (from: number, to: number): string => `\\u{${from.toString(16)}}-\\u{${to.toString(16)}}`;
  const [first, last] = [low.codePointAt(0) as number, high.codePointAt(0) as number];
  const ranges = [write(first, last)];
  if (ignoresCase) {
    for (const [start, end, shift] of [[65, 90, 32], [97, 122, -32]] as const) {
      const [from, to] = [Math.max(first, start), Math.min(last, end)];
      if (from <= to) ranges.push(write(from + shift, to + shift));
    }
  }
  return ranges.join('');
}

function isExpression(source: string): boolean {
  try {
    return Boolean(new RegExp(source, 'u'));
  } catch {
    return false;
  }
}
