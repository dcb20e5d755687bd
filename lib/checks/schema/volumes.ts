import { dataKeyFault, dnsLabelFault, parseQuantity } from '../../schema';
import { checkClaimSpec, driverFault } from './storage';
import { checkFieldPath, checkOneOf } from './environment';
import { checkAnnotations, checkLabels } from './labels';
import type { Place } from './place';
import { checkUnique } from './place';
import { checkResourceField } from './resource-field';
import { checkInnerPath } from './volume-mounts';
import { checkVendorSources } from './volume-sources';

const mostMode = 0o777;
const downwardPaths = ['metadata.name', 'metadata.namespace', 'metadata.uid', 'metadata.labels', 'metadata.annotations'];

/** Judges a Pod's volumes: unique names, one source each (none means an empty directory), and the sources themselves. */
export function checkVolumes(spec: Place): void {
  const volumes = spec.items('volumes');
  checkUnique(volumes, 'name');
  for (const volume of volumes) {
    volume.name('name', dnsLabelFault);
    const [first, ...others] = Object.keys(volume.value).filter((key) => key !== 'name' && volume.has(key));
    for (const other of others) volume.fault('SCHEMA_FORBIDDEN', other, `a volume has one source, and this one has ${first ?? ''}`);
    checkSources(volume);
    checkVendorSources(volume);
  }
}

function checkSources(volume: Place): void {
  const empty = volume.object('emptyDir');
  if (empty !== undefined) checkSizeLimit(empty);
  const host = volume.object('hostPath');
  if (host !== undefined) checkInnerPath(host, 'path', true);
  const secret = volume.object('secret');
  if (secret !== undefined) {
    secret.require('secretName');
    checkFiles(secret);
  }
  const config = volume.object('configMap');
  if (config !== undefined) {
    config.require('name');
    checkFiles(config);
  }
  const downward = volume.object('downwardAPI');
  if (downward !== undefined) checkDownward(downward);
  const projected = volume.object('projected');
  if (projected !== undefined) checkProjected(projected);
  const nfs = volume.object('nfs');
  if (nfs !== undefined && !nfs.text('path').startsWith('/')) nfs.fault('SCHEMA_INVALID', 'path', 'must be an absolute path');
  volume.object('csi')?.name('driver', driverFault);
  const ephemeral = volume.object('ephemeral');
  if (ephemeral !== undefined) {
    ephemeral.require('volumeClaimTemplate');
    const template = ephemeral.object('volumeClaimTemplate');
    const metadata = template?.object('metadata');
    if (metadata !== undefined) {
      checkLabels(metadata, 'labels');
      checkAnnotations(metadata);
    }
    if (template !== undefined) checkClaimSpec(template.child('spec'), ['dataSource', 'dataSourceRef']);
  }
}

function checkSizeLimit(empty: Place): void {
  const limit = empty.get('sizeLimit');
  const amount = typeof limit === 'string' || typeof limit === 'number' ? parseQuantity(limit) : undefined;
  if (amount !== undefined && amount < 0n) empty.fault('SCHEMA_RANGE', 'sizeLimit', 'must not be negative');
}

/** The files of a secret or configMap volume or projection. */
function checkFiles(source: Place): void {
  source.range('defaultMode', 0, mostMode);
  for (const item of source.items('items')) {
    item.range('mode', 0, mostMode);
    item.name('key', (text) => (text === '' ? dataKeyFault(text) : undefined));
    checkInnerPath(item, 'path');
  }
}

function checkDownward(downward: Place): void {
  downward.range('defaultMode', 0, mostMode);
  for (const item of downward.items('items')) {
    item.range('mode', 0, mostMode);
    checkInnerPath(item, 'path');
    checkOneOf(item, ['fieldRef', 'resourceFieldRef']);
    const reference = item.object('fieldRef');
    if (reference !== undefined) checkFieldPath(reference, downwardPaths, true);
    checkResourceField(item.object('resourceFieldRef'), true);
  }
}

const projections = ['secret', 'configMap', 'downwardAPI', 'serviceAccountToken'];

function checkProjected(projected: Place): void {
  projected.range('defaultMode', 0, mostMode);
  const paths = new Set<string>();
  for (const source of projected.items('sources')) {
    const [first, ...others] = projections.filter((key) => source.has(key));
    for (const other of others) source.fault('SCHEMA_FORBIDDEN', other, `may not be set beside ${first ?? ''}`);
    for (const key of ['secret', 'configMap']) {
      const files = source.object(key);
      files?.require('name');
      if (files !== undefined) checkFiles(files);
    }
    const downward = source.object('downwardAPI');
    if (downward !== undefined) checkDownward(downward);
    const token = source.object('serviceAccountToken');
    token?.range('expirationSeconds', 600, 2 ** 32);
    checkPathsTaken(source, paths);
  }
}

/** Two projections may not write one file. */
function checkPathsTaken(source: Place, taken: Set<string>): void {
  const items = ['secret', 'configMap', 'downwardAPI'].flatMap((key) => source.object(key)?.items('items') ?? []);
  const token = source.object('serviceAccountToken');
  for (const item of token === undefined ? items : [...items, token]) {
    const path = item.text('path');
    if (path === '') continue;
    if (taken.has(path)) item.fault('SCHEMA_DUPLICATE', 'path', `"${path}" is written by another projection`);
    taken.add(path);
  }
}
