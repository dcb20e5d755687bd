import type { Json } from '../../manifest';
import { isMap } from '../resource/res-id';

/** The names of a JSON pointer (RFC 6901); undefined where it is none. What stands before the first slash does not count, as in Kustomize's library. */
export function readPointer(pointer: string): string[] | undefined {
  if (pointer === '') return [];
  if (!pointer.includes('/')) return undefined;
  return pointer.slice(pointer.indexOf('/') + 1).split('/').map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'));
}

/** The index that a pointer's part names in a list; negative ones count from the end. `-` is the end. */
export function readIndex(part: string, length: number): number | undefined {
  if (part === '-') return length;
  if (!/^[-+]?\d+$/.test(part)) return undefined;
  const index = Number(part);
  return index < 0 ? index + length : index;
}

export function childOf(node: Json | undefined, part: string): Json | undefined {
  if (Array.isArray(node)) {
    const index = part === '-' ? undefined : readIndex(part, node.length);
    return index === undefined ? undefined : node[index];
  }
  return isMap(node) && Object.hasOwn(node, part) ? node[part] : undefined;
}
