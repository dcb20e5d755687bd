import { isJson } from '../../manifest';
import { dataKeyFault } from '../../schema';
import type { Place } from './place';

const mostBytes = 1024 * 1024;

function checkKeys(object: Place, key: string): void {
  for (const [name] of object.entries(key)) object.nameAt([key, name], name, dataKeyFault);
}

/** The bytes that base64 text stands for. */
function decodedSize(text: string): number {
  return Buffer.byteLength(text, 'base64');
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

/** ConfigMap: keys, no key in both maps, at most 1 MiB. */
export function checkConfigMap(object: Place): void {
  checkKeys(object, 'data');
  checkKeys(object, 'binaryData');
  const data = object.entries('data');
  const names = new Set(data.map(([name]) => name));
  for (const [name] of object.entries('binaryData')) if (names.has(name)) object.fault('SCHEMA_DUPLICATE', ['binaryData', name], 'the key stands in data too');
  const size = data.reduce((sum, [, value]) => sum + Buffer.byteLength(textOf(value)), 0) + object.entries('binaryData').reduce((sum, [, value]) => sum + decodedSize(textOf(value)), 0);
  if (size > mostBytes) object.fault('SCHEMA_RANGE', [], `has ${size} bytes; at most ${mostBytes} are allowed`);
}

/** Keys that a type of Secret must have, all of them. */
const keysOfType: Readonly<Record<string, readonly string[]>> = {
  'kubernetes.io/tls': ['tls.crt', 'tls.key'],
  'kubernetes.io/dockerconfigjson': ['.dockerconfigjson'],
  'kubernetes.io/dockercfg': ['.dockercfg'],
  'kubernetes.io/ssh-auth': ['ssh-privatekey'],
};

/** Secret: keys, what its type demands, at most 1 MiB. */
export function checkSecret(object: Place): void {
  checkKeys(object, 'data');
  checkKeys(object, 'stringData');
  // The server adds stringData to data before it judges the whole.
  const merged = new Map<string, Buffer>();
  for (const [name, value] of object.entries('data')) merged.set(name, Buffer.from(textOf(value), 'base64'));
  for (const [name, value] of object.entries('stringData')) merged.set(name, Buffer.from(textOf(value)));
  const size = [...merged.values()].reduce((sum, bytes) => sum + bytes.length, 0);
  if (size > mostBytes) object.fault('SCHEMA_RANGE', [], `has ${size} bytes; at most ${mostBytes} are allowed`);
  const type = object.text('type');
  for (const key of keysOfType[type] ?? []) {
    const held = merged.get(key);
    if (held === undefined || (key === 'ssh-privatekey' && held.length === 0)) object.fault('SCHEMA_REQUIRED', ['data', key], `is required with type ${type}`);
    else if (key.startsWith('.docker') && !isJson(held.toString())) object.fault('SCHEMA_FORMAT', ['data', key], 'is not JSON');
  }
  if (type === 'kubernetes.io/basic-auth' && !merged.has('username') && !merged.has('password')) {
    object.fault('SCHEMA_REQUIRED', ['data', 'username'], `username or password is required with type ${type}`);
  }
  const account = 'kubernetes.io/service-account.name';
  if (type === 'kubernetes.io/service-account-token' && (object.object('metadata')?.object('annotations')?.text(account) ?? '') === '') {
    object.fault('SCHEMA_REQUIRED', ['metadata', 'annotations', account], `is required with type ${type}`);
  }
}
