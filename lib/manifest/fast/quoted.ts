import { Rare, newline } from './line-reader';

const doubleQuote = 34;
const backslash = 92;

/** A quoted scalar and the place after it. */
export interface QuotedRead {
  readonly value: string;
  readonly end: number;
  /** Does it go over a line end? Such a scalar is no key. */
  readonly folded: boolean;
}

export function readDouble(text: string, start: number): QuotedRead {
  let at = start + 1;
  let escaped = false;
  let folded = false;
  for (;; at += 1) {
    const code = text.charCodeAt(at);
    if (code === doubleQuote) break;
    if (code !== code) throw Rare;
    if (code === newline) folded = true;
    if (code === backslash) {
      escaped = true;
      at += 1;
      if (text.charCodeAt(at) === newline) folded = true;
    }
  }
  const raw = text.slice(start + 1, at);
  const value = folded ? foldDouble(raw) : raw;
  return { value: escaped ? unescape(value) : value, end: at + 1, folded };
}

export function readSingle(text: string, start: number): QuotedRead {
  let from = start + 1;
  for (;;) {
    const at = text.indexOf("'", from);
    if (at < 0) throw Rare;
    if (text.charAt(at + 1) !== "'") {
      const raw = text.slice(start + 1, at);
      const folded = raw.includes('\n');
      const value = folded ? foldBreaks(raw, /([ \t]*\n)([ \t\n]*)/g) : raw;
      return { value: from === start + 1 ? value : value.replaceAll("''", "'"), end: at + 1, folded };
    }
    from = at + 2;
  }
}

/** A backslash at the end of a line joins it to the next; one before blanks there is left to the full reader. */
function foldDouble(raw: string): string {
  if (/\\[ \t\\]+\n/.test(raw)) throw Rare;
  return foldBreaks(raw, /(\\\n|[ \t]*\n)([ \t\n]*)/g);
}

/** One line break becomes a space, more lose one; blanks around them go. */
function foldBreaks(raw: string, breaks: RegExp): string {
  if (/\n(?:---|\.\.\.)/.test(raw)) throw Rare;
  return raw.replace(breaks, (_, first: string, rest: string) => {
    const more = '\n'.repeat(rest.split('\n').length - 1);
    return more === '' && !first.startsWith('\\') ? ' ' : more;
  });
}

const letters: Readonly<Record<string, string>> = {
  '0': '\0', a: '\x07', b: '\b', t: '\t', n: '\n', v: '\v', f: '\f', r: '\r', e: '\x1b', ' ': ' ', '"': '"', '\\': '\\', N: '\x85', _: '\xa0', L: '\u2028', P: '\u2029',
};

function unescape(raw: string): string {
  return raw.replace(/\\(x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|[\s\S])/g, (_, name: string) => {
    if (name.length > 1) {
      const code = Number.parseInt(name.slice(1), 16);
      if (code >= 0xd800 && code <= 0xdfff) throw Rare;
      return String.fromCharCode(code);
    }
    const letter = letters[name];
    if (letter === undefined) throw Rare;
    return letter;
  });
}
