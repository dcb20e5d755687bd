import { decodeUtf8 } from './encoding';

export interface EnvironmentFile {
  readonly pairs: readonly (readonly [key: string, value: string])[];
  /** The 1-based line that is too long: with it and what is behind it the file is cut. */
  readonly cutAt?: number;
}

/** Kustomize reads no line of this many bytes, and without a word none behind it. */
const tooLong = 65_536;

/** The lines `KEY=value` of an environment file; `#` begins a comment, a key alone is empty. undefined of what is no UTF-8. */
export function readEnvironmentFile(bytes: Uint8Array): EnvironmentFile | undefined {
  const cut = findCut(bytes);
  const text = decodeUtf8(cut ? bytes.subarray(0, cut.start) : bytes);
  return text === undefined ? undefined : { pairs: readPairs(text), ...(cut ? { cutAt: cut.line } : {}) };
}

/** The first line that is too long. */
function findCut(bytes: Uint8Array): { readonly start: number; readonly line: number } | undefined {
  for (let start = 0, line = 1; start < bytes.length; line += 1) {
    const found = bytes.indexOf(10, start);
    const end = found < 0 ? bytes.length : found;
    if (end - start >= tooLong) return { start, line };
    start = end + 1;
  }
  return undefined;
}

/** What Go takes for space at the start of a line. */
const space = /^[\t\v\f\r \u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+/;

function readPairs(text: string): [string, string][] {
  const lines = text.replace(/^\uFEFF/, '').split('\n').map((line) => line.replace(/\r$/, '').replace(space, ''));
  return lines
    .filter((line) => line !== '' && !line.startsWith('#') && !line.startsWith('='))
    .map((line): [string, string] => {
      const at = line.indexOf('=');
      return at < 0 ? [line, ''] : [line.slice(0, at), line.slice(at + 1)];
    });
}
