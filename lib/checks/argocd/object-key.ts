import type { KubeObject } from '../../manifest';
import { textAt } from '../field';
import { kindOf, namespaceOf } from '../object-index';

/** What makes two manifests the same object for the API server, whatever their version. */
export function objectKey(object: KubeObject): string {
  return `${kindOf(object)} ${namespaceOf(object)} ${textAt(object, 'metadata', 'name') ?? ''}`;
}
