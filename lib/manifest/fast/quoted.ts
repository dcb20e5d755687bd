import { Rare, newline } from './line-reader';

const doubleQuote = 34;
const backslash = 92;

/** A quoted scalar and the place after it; one that goes over a line end is Rare. */
export interface QuotedRead {
  readonly value: string;
  readonly end: number;
}

export function readDouble(text: string, start: number): QuotedRead {
  let at = start + 1;
  let escaped = false;
  for (;; at += 1) {
    const code = text.charCodeAt(at);
    if (code === doubleQuote) break;
    if (code === newline || code !== code) throw Rare;
    if (code === backslash) {
      escaped = true;
      at += 1;
      if (text.charCodeAt(at) === newline) throw Rare;
    }
  }
  const raw = text.slice(start + 1, at);
  return { value: escaped ? unescape(raw) : raw, end: at + 1 };
}

export function readSingle(text: string, start: number): QuotedRead {
  let from = start + 1;
  for (;;) {
    const at = text.indexOf("'", from);
    if (at < 0) throw Rare;
    if (text.charAt(at + 1) !== "'") {
      const raw = text.slice(start + 1, at);
      if (raw.includes('\n')) throw Rare;
      return { value: from === start + 1 ? raw : raw.replaceAll("''", "'"), end: at + 1 };
    }
    from = at + 2;
  }
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
