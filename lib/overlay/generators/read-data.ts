import { basename } from 'node:path';
import type { Build } from '../build';
import { below, refuse } from '../issues';
import type { Place } from '../issues';
import type { GeneratorEntry } from '../kustomization/kustomization';
import type { Loader } from '../load/loader';

export type Data = Map<string, Uint8Array | string>;

/**
 * The data of a generated ConfigMap or Secret: environment files, then literals, then files, each key once.
 * Refusals: GENERATOR_INVALID, and those of the loader.
 */
export function readData(entry: GeneratorEntry, loader: Loader, build: Build, place: Place): Data | undefined {
  const data: Data = new Map();
  let isSound = true;
  const fail = (message: string, here: Place): void => {
    isSound = false;
    refuse(build, 'GENERATOR_INVALID', message, here);
  };
  const add = (key: string, value: Uint8Array | string, here: Place): void => {
    if (data.has(key)) fail(`the key ${key} is there already`, here);
    else data.set(key, value);
  };
  const envs = [...(entry.env ? [entry.env] : []), ...(entry.envs ?? [])];
  envs.forEach((path, index) => {
    const here = below(place, 'envs', index);
    const bytes = loader.readBytes(path, here);
    const text = bytes && decode(readableLines(bytes));
    if (bytes === undefined) isSound = false;
    else if (text === undefined) fail(`${path} is no UTF-8 text`, here);
    else for (const [key, value] of readEnvironment(text)) if (key !== '') add(key, value, here);
  });
  entry.literals?.forEach((literal, index) => {
    const here = below(place, 'literals', index);
    const at = literal.indexOf('=');
    if (at <= 0) fail(`the literal ${JSON.stringify(literal)} must be written key=value`, here);
    else add(literal.slice(0, at), withoutQuotes(literal.slice(at + 1)), here);
  });
  entry.files?.forEach((source, index) => {
    const here = below(place, 'files', index);
    const parts = source.split('=');
    if (parts.length > 2 || parts.includes('')) return fail(`the file ${JSON.stringify(source)} must be written path or key=path`, here);
    const path = parts.at(-1) ?? '';
    const bytes = loader.readBytes(path, here);
    if (bytes === undefined) isSound = false;
    else add(parts.length === 2 ? (parts[0] ?? '') : basename(path), bytes, here);
  });
  return isSound ? data : undefined;
}

/** Kustomize reads no line of this many bytes, and without a word none behind it. */
const tooLong = 65_536;

/** What is before the first line that is too long. */
function readableLines(bytes: Uint8Array): Uint8Array {
  for (let start = 0; start < bytes.length; ) {
    const found = bytes.indexOf(10, start);
    const end = found < 0 ? bytes.length : found;
    if (end - start >= tooLong) return bytes.subarray(0, start);
    start = end + 1;
  }
  return bytes;
}

/** What Go takes for space at the start of a line. */
const space = /^[\t\v\f\r \u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+/;

/** The lines `KEY=value` of an environment file; `#` begins a comment, a key alone is empty. */
function readEnvironment(text: string): [string, string][] {
  const lines = text.replace(/^\uFEFF/, '').split('\n').map((line) => line.replace(/\r$/, '').replace(space, ''));
  return lines
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line): [string, string] => {
      const at = line.indexOf('=');
      return at < 0 ? [line, ''] : [line.slice(0, at), line.slice(at + 1)];
    });
}

/** Quotes around the whole value are dropped. */
function withoutQuotes(value: string): string {
  const first = value[0];
  return value.length > 1 && (first === '"' || first === "'") && value.endsWith(first) ? value.slice(1, -1) : value;
}

/** The text of UTF-8 bytes; undefined where they are none. */
export function decode(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** Base64 in lines of 70 where it is longer, as Kustomize writes it. */
export function encodeBase64(value: Uint8Array | string): string {
  const encoded = Buffer.from(value).toString('base64');
  if (encoded.length < 70) return encoded;
  return (encoded.match(/.{1,70}/g) ?? []).map((line) => `${line}\n`).join('');
}
