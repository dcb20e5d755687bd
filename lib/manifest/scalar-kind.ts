import { readTimestamp } from './timestamp';

/** The words that YAML 1.1 reads as booleans and nulls; a printer quotes them all. */
const reservedWords: ReadonlySet<string> = new Set(
  ['y', 'yes', 'true', 'on', 'n', 'no', 'false', 'off', 'null']
    .flatMap((word) => [word, word.charAt(0).toUpperCase() + word.slice(1), word.toUpperCase()])
    .concat('', '~', ...['.nan', '.NaN', '.NAN'], ...['', '+', '-'].flatMap((sign) => ['.inf', '.Inf', '.INF'].map((text) => sign + text))),
);

const base60 = /^[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+(?:\.[0-9_]*)?$/;
const yamlFloat = /^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$/;
const integer = /^[-+]?(?:0[xX][0-9a-fA-F]+|0[bB][01]+|0[oO][0-7]+|0[0-7]*|[1-9][0-9]*)$/;
const goFloat = /^\.[0-9]+(?:[eE][-+]?[0-9]+)?$/;

/** Would go-yaml v2 read this text as a string if it stood there without quotes? (YAML 1.1's types) */
export function readsAsString(text: string): boolean {
  if (reservedWords.has(text)) return false;
  const first = text.charCodeAt(0);
  if (first === 46) return !(goFloat.test(text) && Number.isFinite(Number(text)));
  if (first !== 43 && first !== 45 && !(first >= 48 && first <= 57)) return true;
  return !(base60.test(text) || readNumber(text) !== undefined || readTimestamp(text) !== undefined);
}

/**
 * The number that go-yaml reads in a plain scalar that starts with a digit or a sign: decimal, octal (`017`, `0o17`),
 * hexadecimal, binary, with underscores anywhere; a `bigint` only where a double would lose digits.
 */
export function readNumber(text: string): number | bigint | undefined {
  const plain = text.includes('_') ? text.replaceAll('_', '') : text;
  if (integer.test(plain)) {
    const value = readInteger(plain);
    if (value !== undefined) return value;
  }
  // go-yaml also takes a sign after the 0b.
  if (/^0b[-+][01]{1,63}$/.test(plain)) return Number(`0b${plain.slice(3)}`) * (plain.charAt(2) === '-' ? -1 : 1);
  if (!yamlFloat.test(plain)) return undefined;
  const value = Number(plain);
  return Number.isFinite(value) ? value : undefined;
}

function readInteger(plain: string): number | bigint | undefined {
  const negative = plain.startsWith('-');
  const digits = negative || plain.startsWith('+') ? plain.slice(1) : plain;
  const octal = digits.length > 1 && /^0[0-7]/.test(digits);
  const magnitude = digits.length < 16 ? Number(octal ? `0o${digits.slice(1)}` : digits) : BigInt(octal ? `0o${digits.slice(1)}` : digits);
  const limit = negative ? 1n << 63n : plain.startsWith('+') ? (1n << 63n) - 1n : (1n << 64n) - 1n;
  if (typeof magnitude === 'number') return negative ? 0 - magnitude : magnitude;
  if (magnitude > limit) return undefined;
  const value = negative ? -magnitude : magnitude;
  return magnitude <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(value) : value;
}
