import type { Json } from '../manifest';
import { textAt } from './field';

/** How issues name an object: `namespace/Kind/name`, or `Kind/name` where the manifest says no namespace. */
export function objectName(object: Json): string {
  const namespace = textAt(object, 'metadata', 'namespace');
  const kind = textAt(object, 'kind') ?? 'Unknown';
  const name = textAt(object, 'metadata', 'name') ?? textAt(object, 'metadata', 'generateName') ?? '';
  return namespace === undefined ? `${kind}/${name}` : `${namespace}/${kind}/${name}`;
}
