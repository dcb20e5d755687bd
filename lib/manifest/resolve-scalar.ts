import type { Json } from './kube-object';
import { readNumber } from './scalar-kind';
import { readTimestamp } from './timestamp';

const words: ReadonlyMap<string, null | boolean> = new Map<string, null | boolean>([
  ['', null], ['~', null], ['null', null], ['Null', null], ['NULL', null],
  ['true', true], ['True', true], ['TRUE', true], ['false', false], ['False', false], ['FALSE', false],
]);

/**
 * The value of a scalar without quotes as Kustomize's reader (go-yaml v3) takes it: `yes` and `on` are strings,
 * `0o17` and `017` are 15, a date is a string in the form of RFC 3339. Infinity and NaN, which JSON cannot hold and
 * Kustomize refuses, come back as numbers for the caller to refuse.
 */
export function resolveScalar(text: string): Json {
  const first = text.charCodeAt(0);
  if ((first >= 48 && first <= 57) || first === 45 || first === 43 || first === 46) return resolveNumeric(text);
  // Only these letters begin a word with a meaning: f, n, t, in either case, and ~.
  if (text.length > 5) return text;
  const word = words.get(text);
  return word === undefined ? text : word;
}

const infinities = /^[-+]?\.(?:inf|Inf|INF)$/;
const leadingPoint = /^\.[0-9]+(?:[eE][-+]?[0-9]+)?$/;

function resolveNumeric(text: string): Json {
  if (infinities.test(text)) return Infinity;
  if (text === '.nan' || text === '.NaN' || text === '.NAN') return NaN;
  if (text.charCodeAt(0) === 46) return leadingPoint.test(text) && Number.isFinite(Number(text)) ? Number(text) : text;
  const time = readTimestamp(text);
  if (time !== undefined) return time;
  const number = readNumber(text);
  // A bigint is no Json to the type checker: it lives only where a double would lose digits, and only printing and
  // comparing touch it.
  return number === undefined ? text : (number as number);
}
