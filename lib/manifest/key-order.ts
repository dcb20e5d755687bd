const letter = /\p{L}/u;
const digit = /\p{Nd}/u;

/**
 * Orders mapping keys as go-yaml v2 prints them (and so `kustomize build`): letters after everything else, runs of
 * digits by their value. Negative when `a` comes first.
 */
export function compareKeys(a: string, b: string): number {
  const length = Math.min(a.length, b.length);
  let at = 0;
  while (at < length && a.charCodeAt(at) === b.charCodeAt(at)) at += 1;
  if (at === length) return a.length - b.length;
  const left = a.charCodeAt(at);
  const right = b.charCodeAt(at);
  if (isAsciiLetter(left) && isAsciiLetter(right)) return left - right;
  return compareFrom([...a], [...b]);
}

/** Sorts keys in place. Most mappings have few keys, nearly in order, which the language's sort first copies. */
export function sortKeys(keys: string[]): string[] {
  if (keys.length > 12) return keys.sort(compareKeys);
  for (let from = 1; from < keys.length; from += 1) {
    const key = keys[from] as string;
    let to = from;
    for (; to > 0 && compareKeys(keys[to - 1] as string, key) > 0; to -= 1) keys[to] = keys[to - 1] as string;
    keys[to] = key;
  }
  return keys;
}

function compareFrom(a: readonly string[], b: readonly string[]): number {
  const length = Math.min(a.length, b.length);
  let at = 0;
  while (at < length && a[at] === b[at]) at += 1;
  const left = a[at];
  const right = b[at];
  if (left === undefined || right === undefined) return a.length - b.length;
  const leftIsLetter = letter.test(left);
  const rightIsLetter = letter.test(right);
  const byCode = (left.codePointAt(0) ?? 0) - (right.codePointAt(0) ?? 0);
  if (leftIsLetter && rightIsLetter) return byCode;
  if (leftIsLetter || rightIsLetter) return rightIsLetter ? -1 : 1;
  const start = (left === '0' || right === '0') && followsNumber(a, at) ? 1n : 0n;
  const [leftNumber, leftEnd] = numberAt(a, at, start);
  const [rightNumber, rightEnd] = numberAt(b, at, start);
  if (leftNumber !== rightNumber) return leftNumber < rightNumber ? -1 : 1;
  return leftEnd === rightEnd ? byCode : leftEnd - rightEnd;
}

/** Is there a digit other than 0 in the run of digits before this position? */
function followsNumber(text: readonly string[], at: number): boolean {
  for (let index = at - 1; index >= 0 && digit.test(text[index] ?? ''); index -= 1) {
    if (text[index] !== '0') return true;
  }
  return false;
}

function numberAt(text: readonly string[], at: number, start: bigint): [bigint, number] {
  let value = start;
  let end = at;
  for (; end < text.length && digit.test(text[end] ?? ''); end += 1) {
    value = BigInt.asIntN(64, value * 10n + BigInt((text[end]?.codePointAt(0) ?? 0) - 48));
  }
  return [value, end];
}

function isAsciiLetter(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90);
}
