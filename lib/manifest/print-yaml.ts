import type { Json, JsonObject } from './kube-object';
import { sortKeys } from './key-order';
import { printNumber } from './print-number';
import { printKey, printString } from './print-string';

/**
 * Objects as the text that `kustomize build` prints: keys sorted, lists not indented, `---` between documents.
 * @example printYaml([{ b: [1], a: 'yes' }]) // a: "yes"\nb:\n- 1\n
 */
export function printYaml(objects: readonly Json[]): string {
  let out = '';
  for (const object of objects) {
    if (out !== '') out += '---\n';
    const text = printDocument(object);
    // To read a character, V8 joins the many pieces of a text: at once, they need not be kept until the end.
    text.charCodeAt(0);
    out += text;
  }
  return out;
}

function printDocument(value: Json): string {
  if (Array.isArray(value) && value.length > 0) return printSequence(value, 0, '');
  return isMapping(value) ? printMapping(value, 0, '') : `${printScalar(value, 0, 0)}\n`;
}

/** @param lead stands before the first key instead of the margin: what the line already has */
function printMapping(mapping: JsonObject, indent: number, lead: string): string {
  const keys = sortKeys(Object.keys(mapping));
  const margin = ' '.repeat(indent);
  let out = '';
  for (const key of keys) {
    const start = out === '' ? lead : margin;
    const value = mapping[key] ?? null;
    if (!isSimpleKey(key)) {
      out += `${start}? ${printString(key, indent + 2, indent + 2)}\n${margin}:${printItem(value, indent)}`;
      continue;
    }
    const name = printKey(key);
    if (Array.isArray(value) && value.length > 0) out += `${start}${name}:\n${printSequence(value, indent, margin)}`;
    else if (isMapping(value)) out += `${start}${name}:\n${printMapping(value, indent + 2, `${margin}  `)}`;
    else out += `${start}${name}: ${printScalar(value, indent + name.length + 2, indent + 2)}\n`;
  }
  return out;
}

function printSequence(items: readonly Json[], indent: number, lead: string): string {
  const margin = ' '.repeat(indent);
  let out = '';
  for (const item of items) out += `${out === '' ? lead : margin}-${printItem(item, indent)}`;
  return out;
}

/** What follows `-` or the `:` of a complex key, on the same line. */
function printItem(item: Json, indent: number): string {
  if (Array.isArray(item) && item.length > 0) return printSequence(item, indent + 2, ' ');
  return isMapping(item) ? printMapping(item, indent + 2, ' ') : ` ${printScalar(item, indent + 2, indent + 2)}\n`;
}

function printScalar(value: Json, column: number, indent: number): string {
  if (typeof value === 'string') return printString(value, column, indent);
  if (typeof value === 'number') return printNumber(value);
  if (value === null || typeof value !== 'object') return String(value);
  return Array.isArray(value) ? '[]' : '{}';
}

function isMapping(value: Json): value is JsonObject {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return false;
  for (const key in value) if (Object.hasOwn(value, key)) return true;
  return false;
}

/** libyaml writes a key of more than 128 bytes, or with a line break, as a complex one. */
function isSimpleKey(key: string): boolean {
  if (key.length <= 42) return !key.includes('\n');
  return Buffer.byteLength(key) <= 128 && !/[\n\r\u0085\u2028\u2029]/.test(key);
}
