import type { Json } from './kube-object';

const escape = /\\(?:x[789]|uFFF|N)/;
const complexKey = /^ *(?:- )*\? /m;
const control = new RegExp('[\\x7f-\\x84\\x86-\\x9f\\ufffe\\uffff]');
const maxKey = 1024;

/**
 * Why Kustomize cannot print a value, whose own print is `text`: it goes through JSON that is read as YAML, which
 * knows neither some control characters nor keys that are long or have a line break of YAML 1.1. undefined where it can.
 */
export function unprintable(value: Json, text: string): string | undefined {
  // Looking for single characters first takes a tenth of the time.
  const isSuspect = (text.includes('\\') && escape.test(text)) || (text.includes('? ') && complexKey.test(text));
  return isSuspect ? find(value) : undefined;
}

function find(value: Json): string | undefined {
  if (typeof value === 'string') return control.test(value) ? 'control characters are not allowed' : undefined;
  if (value === null || typeof value !== 'object') return undefined;
  if (Array.isArray(value)) return first(value);
  for (const key of Object.keys(value)) {
    if (control.test(key)) return 'control characters are not allowed';
    if (key.includes('\x85') || jsonLength(key) > maxKey) return `the key ${JSON.stringify(key.slice(0, 40))} is too long or has a line break`;
  }
  return first(Object.values(value));
}

function first(values: readonly Json[]): string | undefined {
  for (const value of values) {
    const fault = find(value);
    if (fault !== undefined) return fault;
  }
  return undefined;
}

/** Characters of the text in Go's JSON, which escapes those of HTML too. */
function jsonLength(text: string): number {
  return [...JSON.stringify(text).replace(/[<>&\u2028\u2029]/g, '......')].length;
}
