import { dnsSubdomainFault, qualifiedNameFault } from '../../schema';
import { checkSelector } from './labels';
import type { Place } from './place';
import { quantityOf } from './resources';
import { checkNodeTerm } from './scheduling';
import { show } from './say';

const modes = ['ReadWriteOnce', 'ReadOnlyMany', 'ReadWriteMany', 'ReadWriteOncePod'];

function checkModes(spec: Place): void {
  const held = spec.texts('accessModes');
  spec.require('accessModes');
  held.forEach((mode, index) => {
    if (!modes.includes(mode)) spec.fault('SCHEMA_UNSUPPORTED', ['accessModes', index], `${show(mode)} is not supported; ${modes.join(', ')} are`);
  });
  if (held.includes('ReadWriteOncePod') && held.length > 1) spec.fault('SCHEMA_FORBIDDEN', 'accessModes', 'ReadWriteOncePod stands alone');
}

/** A claim's spec, of a PersistentVolumeClaim or of an ephemeral volume. */
export function checkClaimSpec(spec: Place): void {
  checkModes(spec);
  checkSelector(spec.object('selector'));
  spec.name('storageClassName', dnsSubdomainFault);
  const resources = spec.object('resources');
  const amount = resources === undefined ? undefined : quantityOf(resources, 'requests', 'storage');
  if (amount === undefined) spec.fault('SCHEMA_REQUIRED', ['resources', 'requests', 'storage'], 'the size of the volume is required');
  else if (amount <= 0n) spec.fault('SCHEMA_RANGE', ['resources', 'requests', 'storage'], 'must be positive');
  const source = spec.object('dataSource');
  if (source !== undefined && source.text('apiGroup') === '' && source.text('kind') !== 'PersistentVolumeClaim') {
    source.fault('SCHEMA_INVALID', 'kind', 'must be PersistentVolumeClaim where there is no apiGroup');
  }
}

export function checkClaim(object: Place): void {
  const spec = object.object('spec');
  if (spec === undefined) object.fault('SCHEMA_REQUIRED', ['spec', 'accessModes'], 'a claim needs access modes and a size');
  else checkClaimSpec(spec);
}

export function checkStorageClass(object: Place): void {
  object.name('provisioner', (text) => qualifiedNameFault(text.toLowerCase()));
  object.among('reclaimPolicy', ['Delete', 'Retain']);
  for (const [key] of object.entries('parameters')) if (key === '') object.fault('SCHEMA_INVALID', 'parameters', 'has an empty key');
}

const settings = new Set(['accessModes', 'capacity', 'claimRef', 'mountOptions', 'nodeAffinity', 'persistentVolumeReclaimPolicy', 'storageClassName', 'volumeMode']);

export function checkPersistentVolume(object: Place): void {
  const spec = object.object('spec');
  if (spec === undefined) {
    object.fault('SCHEMA_REQUIRED', ['spec', 'capacity'], 'a volume needs a capacity, access modes and a source');
    return;
  }
  checkModes(spec);
  spec.name('storageClassName', dnsSubdomainFault);
  const amount = quantityOf(spec, 'capacity', 'storage');
  if (amount === undefined) spec.fault('SCHEMA_REQUIRED', ['capacity', 'storage'], 'the size of the volume is required');
  else if (amount <= 0n) spec.fault('SCHEMA_RANGE', ['capacity', 'storage'], 'must be positive');
  const [first, ...others] = Object.keys(spec.value).filter((key) => !settings.has(key) && spec.has(key));
  if (first === undefined) spec.fault('SCHEMA_REQUIRED', [], 'a source of the volume is required');
  for (const other of others) spec.fault('SCHEMA_FORBIDDEN', other, `a volume has one source, and this one has ${first ?? ''}`);
  const host = spec.object('hostPath');
  if (host?.text('path').split('/').includes('..') === true) host.fault('SCHEMA_INVALID', 'path', 'must not contain ".."');
  for (const term of spec.object('nodeAffinity')?.object('required')?.items('nodeSelectorTerms') ?? []) checkNodeTerm(term);
  if (spec.has('local') && spec.object('nodeAffinity')?.has('required') !== true) spec.fault('SCHEMA_REQUIRED', 'nodeAffinity', 'a local volume names its node');
}
