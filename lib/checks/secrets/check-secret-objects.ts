import type { Issue } from '../../issue';
import type { CheckContext } from '../context';
import { textAt, textMapAt } from '../field';
import { objectIndex } from '../object-index';
import { reportAt } from '../report-at';

/** Secrets whose values stand in the manifests: SECRET_OBJECT_IN_CLEAR, one issue a Secret. */
export function checkSecretObjects(context: CheckContext): Issue[] {
  return objectIndex(context)
    .ofKind('Secret')
    .flatMap((manifest) => {
      const { object } = manifest;
      const plain = Object.entries(textMapAt(object, 'stringData')).filter(([, value]) => isSecret(value));
      const encoded = Object.entries(textMapAt(object, 'data')).filter(([, value]) => isSecret(Buffer.from(value, 'base64').toString('utf8')));
      const keys = [...plain, ...encoded].map(([key]) => key);
      if (keys.length === 0 || textAt(object, 'type') === 'kubernetes.io/service-account-token') return [];
      const path = plain.length > 0 ? 'stringData' : 'data';
      return [reportAt(manifest, 'SECRET_OBJECT_IN_CLEAR', `The values of ${[...new Set(keys)].sort().join(', ')} can be read by everybody who reads this file.`, { path })];
    });
}

/** A certificate is public, and an empty value or a placeholder says nothing. */
function isSecret(value: string): boolean {
  return value.trim() !== '' && !/^\s*-----BEGIN CERTIFICATE-----/.test(value) && !/^(?:<.*>|\$\{.*\}|\{\{.*\}\})$/s.test(value.trim());
}
