import type { Json } from '../../manifest';
import { textAt } from '../field';

/** The namespace that a namespaced object lives in: `default` where it says none. */
export function namespaceOf(object: Json): string {
  return textAt(object, 'metadata', 'namespace') || 'default';
}
