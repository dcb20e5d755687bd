import type { Json } from './kube-object';
import { resolveScalar } from './resolve-scalar';

/** The value of a scalar with an explicit tag; undefined where the text is not of that type. Other tags say nothing. */
export function resolveTagged(tag: string, text: string): Json | undefined {
  const value = resolveScalar(text);
  switch (tag) {
    case '!!int':
      return typeof value === 'bigint' || Number.isInteger(value) ? value : undefined;
    case '!!float':
      return typeof value === 'bigint' || Number.isFinite(value) ? value : undefined;
    case '!!bool':
      return typeof value === 'boolean' ? value : undefined;
    case '!!null':
      return value === null ? null : undefined;
    case '!!timestamp':
      return value;
    case '!!binary':
      return decodeBinary(text);
    default:
      return text;
  }
}

/** Base64 as Go reads it: line ends do not count, padding does. */
function decodeBinary(text: string): string | undefined {
  const plain = text.replace(/[\r\n]/g, '');
  return /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/.test(plain) ? Buffer.from(plain, 'base64').toString('utf8') : undefined;
}
