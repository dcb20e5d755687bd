import type { Json } from '../manifest';
import { isMap } from './resource/res-id';

/** JSON as Go prints it: sorted keys, and `<`, `>`, `&` escaped. */
export function printGoJson(value: Json): string {
  if (Array.isArray(value)) return `[${value.map(printGoJson).join(',')}]`;
  if (isMap(value)) {
    const keys = Object.keys(value).sort(byBytes);
    return `{${keys.map((key) => `${printText(key)}:${printGoJson(value[key] as Json)}`).join(',')}}`;
  }
  return typeof value === 'string' ? printText(value) : String(value);
}

function printText(text: string): string {
  return JSON.stringify(text).replace(/[<>&\u2028\u2029]|\\b|\\f/g, (sign) => escapes[sign] ?? `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

// Go 1.22 and later print \b and \f as JSON.stringify does.
const escapes: Readonly<Record<string, string>> = { '\\b': '\\b', '\\f': '\\f' };

/** UTF-8's order, which UTF-16 differs from beyond the basic plane. */
export function byBytes(left: string, right: string): number {
  return Buffer.compare(Buffer.from(left), Buffer.from(right));
}
