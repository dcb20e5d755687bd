import { dnsSubdomainFault, qualifiedNameFault } from '../../schema';
import { checkSelector } from './labels';
import type { Place } from './place';
import { checkUnique } from './place';
import { quantityOf } from './resources';
import { checkKey, checkNodeTerm } from './scheduling';
import { show } from './say';
import { checkInnerPath } from './volume-mounts';

const modes = ['ReadWriteOnce', 'ReadOnlyMany', 'ReadWriteMany', 'ReadWriteOncePod'];

function checkModes(spec: Place): void {
  const held = spec.texts('accessModes');
  spec.require('accessModes');
  held.forEach((mode, index) => {
    if (!modes.includes(mode)) spec.fault('SCHEMA_UNSUPPORTED', ['accessModes', index], `${show(mode)} is not supported; ${modes.join(', ')} are`);
  });
  if (held.includes('ReadWriteOncePod') && new Set(held).size > 1) spec.fault('SCHEMA_FORBIDDEN', 'accessModes', 'ReadWriteOncePod stands alone');
}

export function driverFault(text: string): string | undefined {
  return text.length > 63 ? 'must be no more than 63 characters' : dnsSubdomainFault(text.toLowerCase());
}

/** A claim's spec, of a PersistentVolumeClaim or of an ephemeral volume; `sources` are the fields that name its origin. */
export function checkClaimSpec(spec: Place, sources: readonly string[]): void {
  checkModes(spec);
  checkSelector(spec.object('selector'));
  spec.name('storageClassName', dnsSubdomainFault);
  const resources = spec.object('resources');
  const amount = resources === undefined ? undefined : quantityOf(resources, 'requests', 'storage');
  if (amount === undefined) spec.fault('SCHEMA_REQUIRED', ['resources', 'requests', 'storage'], 'the size of the volume is required');
  else if (amount <= 0n) spec.fault('SCHEMA_RANGE', ['resources', 'requests', 'storage'], 'must be positive');
  for (const key of sources) {
    const source = spec.object(key);
    for (const name of ['kind', 'name']) source?.require(name);
    if (source !== undefined && source.text('apiGroup') === '' && source.text('kind') !== 'PersistentVolumeClaim') {
      source.fault('SCHEMA_INVALID', 'kind', 'must be PersistentVolumeClaim where there is no apiGroup');
    }
  }
}

export function checkClaim(object: Place): void {
  // A dataSource of a kind that the server does not know is dropped from a claim of its own.
  const source = object.child('spec').object('dataSource');
  if (source !== undefined && ['PersistentVolumeClaim', 'VolumeSnapshot'].includes(source.text('kind'))) source.require('name');
  checkClaimSpec(object.child('spec'), ['dataSourceRef']);
}

export function checkStorageClass(object: Place): void {
  object.name('provisioner', (text) => qualifiedNameFault(text.toLowerCase()));
  object.among('reclaimPolicy', ['Delete', 'Retain']);
  checkTopologies(object);
  for (const [key] of object.entries('parameters')) if (key === '') object.fault('SCHEMA_INVALID', 'parameters', 'has an empty key');
}

/** Each requirement names a label once, and no term stands twice. */
function checkTopologies(object: Place): void {
  const terms = new Set<string>();
  for (const term of object.items('allowedTopologies')) {
    const requirements = term.items('matchLabelExpressions');
    term.require('matchLabelExpressions');
    for (const requirement of requirements) checkKey(requirement, 'key');
    checkUnique(requirements, 'key');
    for (const requirement of requirements) checkValues(requirement);
    const shown = JSON.stringify(term.get('matchLabelExpressions') ?? []);
    if (terms.has(shown)) term.fault('SCHEMA_DUPLICATE', 'matchLabelExpressions', 'another term is the same');
    terms.add(shown);
  }
}

function checkValues(requirement: Place): void {
  const values = requirement.texts('values');
  values.forEach((value, index) => {
    if (values.indexOf(value) < index) requirement.fault('SCHEMA_DUPLICATE', ['values', index], `${show(value)} stands twice`);
  });
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
  for (const [name] of spec.entries('capacity')) if (name !== 'storage') spec.fault('SCHEMA_UNSUPPORTED', ['capacity', name], 'a volume has a capacity of storage and nothing else');
  const [first, ...others] = Object.keys(spec.value).filter((key) => !settings.has(key) && spec.has(key));
  if (first === undefined) spec.fault('SCHEMA_REQUIRED', [], 'a source of the volume is required');
  for (const other of others) spec.fault('SCHEMA_FORBIDDEN', other, `a volume has one source, and this one has ${first ?? ''}`);
  const nfs = spec.object('nfs');
  if (nfs !== undefined && !nfs.text('path').startsWith('/')) nfs.fault('SCHEMA_INVALID', 'path', 'must be an absolute path');
  for (const source of [spec.object('hostPath'), spec.object('local')]) if (source !== undefined) checkInnerPath(source, 'path', true);
  spec.object('csi')?.name('driver', driverFault);
  for (const term of spec.object('nodeAffinity')?.object('required')?.items('nodeSelectorTerms') ?? []) checkNodeTerm(term);
  if (spec.has('local') && spec.object('nodeAffinity')?.has('required') !== true) spec.fault('SCHEMA_REQUIRED', 'nodeAffinity', 'a local volume names its node');
}

/** CSIDriver: how it mounts and owns volumes. */
export function checkCsiDriver(object: Place): void {
  const spec = object.child('spec');
  const policy = spec.text('fsGroupPolicy');
  const policies = ['File', 'None', 'ReadWriteOnceWithFSType'];
  if (spec.has('fsGroupPolicy') && !policies.includes(policy)) spec.fault('SCHEMA_UNSUPPORTED', 'fsGroupPolicy', `${show(policy)} is not supported; ${policies.join(', ')} are`);
  spec.texts('volumeLifecycleModes').forEach((mode, index) => {
    if (mode !== 'Persistent' && mode !== 'Ephemeral') spec.fault('SCHEMA_UNSUPPORTED', ['volumeLifecycleModes', index], `${show(mode)} is not supported; Persistent and Ephemeral are`);
  });
}
