import { createRequire } from 'node:module';
import type { Json, JsonObject } from '../../manifest';
import { printGoJson } from '../go-json';
import { textsOf } from '../resource/texts-of';
import { isMap } from '../resource/res-id';

type Crypto = typeof import('node:crypto');
let loaded: Crypto | undefined;

/** Loaded for the first hash: it would be a tenth of what a small build without generators takes. */
function cryptoModule(): Crypto {
  loaded ??= createRequire(__filename)('node:crypto') as Crypto;
  return loaded;
}

/**
 * The ten letters that Kustomize puts behind the name of a generated ConfigMap or Secret: the start of a SHA-256 of
 * its content, with the digits that could form words replaced
 * (https://github.com/kubernetes-sigs/kustomize/blob/master/api/hasher/hasher.go).
 */
export function contentHash(object: JsonObject): string {
  const digest = cryptoModule().createHash('sha256').update(encode(object)).digest('hex').slice(0, 10);
  return digest.replace(/[013ae]/g, (digit) => letters[digit] ?? digit);
}

const letters: Readonly<Record<string, string>> = { 0: 'g', 1: 'h', 3: 'k', a: 'm', e: 't' };

function encode(object: JsonObject): string {
  const { kind, binaryData, stringData } = object;
  // Kustomize looks for the name where it never is, and finds none.
  const [name, data] = ['', fieldOf(object, 'data')];
  if (kind === 'ConfigMap') return printGoJson({ kind, name, data, ...(isHolder(binaryData) ? { binaryData: fieldOf(object, 'binaryData') } : {}) });
  if (kind === 'Secret') return printGoJson({ kind, type: fieldOf(object, 'type'), name, data, ...(isHolder(stringData) ? { stringData: fieldOf(object, 'stringData') } : {}) });
  return printGoJson(object);
}

const isHolder = (value: Json | undefined): boolean => typeof value === 'object' && value !== null;

/** A map, the text of a plain value, and nothing of a list; what is absent is an empty text. */
function fieldOf(object: JsonObject, field: string): Json {
  const held = object[field];
  if (isMap(held)) return held;
  return Array.isArray(held) ? null : (textsOf(object, 'null')[field] ?? '');
}
