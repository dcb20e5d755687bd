import type { Place } from './place';
import { show } from './say';

const prefix = 'pod-security.kubernetes.io/';
const levels = ['privileged', 'baseline', 'restricted'];

/** Namespace: the labels of Pod Security name a level and a version of the standard. */
export function checkNamespace(object: Place): void {
  const metadata = object.child('metadata');
  for (const [key, value] of metadata.entries('labels')) {
    const mode = key.startsWith(prefix) ? key.slice(prefix.length) : '';
    if (['enforce', 'audit', 'warn'].includes(mode) && !levels.includes(String(value ?? ''))) {
      metadata.fault('SCHEMA_UNSUPPORTED', ['labels', key], `${show(value)} is no Pod Security level; ${levels.join(', ')} are`);
    } else if (['enforce-version', 'audit-version', 'warn-version'].includes(mode) && !/^(latest|v1\.\d+)$/.test(String(value ?? ''))) {
      metadata.fault('SCHEMA_FORMAT', ['labels', key], `${show(value)} is neither latest nor a version such as v1.28`);
    }
  }
}
