import type { KubeObject } from '../../manifest';
import { textAt } from '../field';

/** An object's name; '' where a malformed manifest has none. */
export function nameOf(object: KubeObject): string {
  return textAt(object, 'metadata', 'name') ?? '';
}
