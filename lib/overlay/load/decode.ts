import { firstDocument } from '../../manifest';

/** Characters of UTF-8, seen byte by byte; the last alternative is a byte that belongs to none. */
const character = new RegExp(
  [
    '[\\x00-\\x7f]+',
    '[\\xc2-\\xdf][\\x80-\\xbf]',
    '\\xe0[\\xa0-\\xbf][\\x80-\\xbf]',
    '[\\xe1-\\xec\\xee\\xef][\\x80-\\xbf]{2}',
    '\\xed[\\x80-\\x9f][\\x80-\\xbf]',
    '\\xf0[\\x90-\\xbf][\\x80-\\xbf]{2}',
    '[\\xf1-\\xf3][\\x80-\\xbf]{3}',
    '\\xf4[\\x80-\\x8f][\\x80-\\xbf]{2}',
    '[^]',
  ].join('|'),
  'g',
);
const stray = /\p{Surrogate}/u;

/**
 * The text of a file that is not all UTF-8. With a byte order mark of UTF-16 it is that, and since Kustomize finds no
 * separators in its bytes, the first document alone. Otherwise each byte that belongs to no character becomes half
 * a surrogate pair, which no text holds.
 */
export function decode(bytes: Uint8Array): string {
  const buffer = Buffer.from(bytes);
  const mark = buffer.toString('latin1', 0, 2);
  if (mark !== '\xff\xfe' && mark !== '\xfe\xff') return buffer.toString('latin1').replace(character, decodeCharacter);
  const isOdd = buffer.length % 2 === 1;
  const even = buffer.subarray(2, isOdd ? -1 : undefined);
  if (mark === '\xfe\xff') even.swap16();
  return firstDocument(even.toString('utf16le').replace(/\r\n?/g, '\n')) + (isOdd ? '\udc00' : '');
}

function decodeCharacter(bytes: string): string {
  return bytes.length === 1 && bytes >= '\x80' ? String.fromCharCode(0xdc00 + bytes.charCodeAt(0)) : Buffer.from(bytes, 'latin1').toString();
}

/** The 1-based line of the first byte that belongs to no character. */
export function strayLine(text: string): number | undefined {
  const at = text.search(stray);
  return at < 0 ? undefined : text.slice(0, at).split('\n').length;
}

/** The text as readers of JSON take it, who put a sign in place of such a byte. */
export function withoutStrays(text: string): string {
  return text.replace(new RegExp(stray, 'gu'), '\ufffd');
}
