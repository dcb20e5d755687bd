import { dataKeyFault, dnsSubdomainFault, environmentNameFault, qualifiedNameFault } from '../../schema';
import type { Place } from './place';
import { checkResourceField } from './resource-field';
import { show } from './say';

const fieldPaths = ['metadata.name', 'metadata.namespace', 'metadata.uid', 'spec.nodeName', 'spec.serviceAccountName', 'status.hostIP', 'status.podIP', 'status.podIPs'];
const sources = ['fieldRef', 'resourceFieldRef', 'configMapKeyRef', 'secretKeyRef'];

/** Judges `env` and `envFrom` of a container: names, and exactly one source for each value. */
export function checkEnvironment(container: Place): void {
  for (const variable of container.items('env')) {
    variable.name('name', environmentNameFault);
    const source = variable.object('valueFrom');
    if (source !== undefined) checkSource(variable, source);
  }
  for (const source of container.items('envFrom')) {
    source.name('prefix', environmentNameFault);
    checkOneOf(source, ['configMapRef', 'secretRef']);
    for (const key of ['configMapRef', 'secretRef']) {
      source.object(key)?.require('name');
      // The server judges these as prefixes of names, which may end in a dash.
      source.object(key)?.name('name', (text) => dnsSubdomainFault(text.replace(/-$/, 'x')));
    }
  }
}

function checkSource(variable: Place, source: Place): void {
  if (variable.text('value') !== '') variable.fault('SCHEMA_FORBIDDEN', 'valueFrom', 'may not be set beside value');
  checkOneOf(source, sources);
  const reference = source.object('fieldRef');
  if (reference !== undefined) checkFieldPath(reference, fieldPaths, true);
  checkResourceField(source.object('resourceFieldRef'), false);
  for (const key of ['configMapKeyRef', 'secretKeyRef']) {
    const selector = source.object(key);
    selector?.require('name');
    selector?.name('name', dnsSubdomainFault);
    selector?.name('key', dataKeyFault);
  }
}

/** Reports SCHEMA_REQUIRED where none of the keys is set, SCHEMA_FORBIDDEN where more than one is. */
export function checkOneOf(owner: Place, keys: readonly string[]): void {
  const [first, ...others] = keys.filter((key) => owner.has(key));
  if (first === undefined) owner.fault('SCHEMA_REQUIRED', [], `one of ${keys.join(', ')} is required`);
  for (const other of others) owner.fault('SCHEMA_FORBIDDEN', other, `may not be set beside ${first}`);
}

/** A reference to a field of the Pod itself; labels and annotations may be asked for by key, as metadata.labels['app']. */
export function checkFieldPath(reference: Place, allowed: readonly string[], subscripts: boolean): void {
  const path = reference.text('fieldPath');
  if (path === '') return;
  const version = reference.text('apiVersion');
  if (version !== '' && version !== 'v1') return reference.fault('SCHEMA_INVALID', 'apiVersion', `${show(version)} is not v1`);
  const match = /^metadata\.(labels|annotations)\['(.*)'\]$/s.exec(path);
  if (match !== null && subscripts) {
    const [, map = '', key = ''] = match;
    const fault = qualifiedNameFault(map === 'annotations' ? key.toLowerCase() : key);
    if (fault !== undefined) reference.fault('SCHEMA_INVALID', 'fieldPath', `key ${show(key)}: ${fault}`);
  } else if (!allowed.includes(path)) {
    reference.fault('SCHEMA_UNSUPPORTED', 'fieldPath', `${show(path)} cannot be referred to; ${allowed.join(', ')} can`);
  }
}
