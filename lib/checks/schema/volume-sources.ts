import { dnsLabelFault } from '../../schema';
import type { Place } from './place';
import { checkInnerPath } from './volume-mounts';

const most = 255;

/** Judges the volume sources of single vendors and of old: numbers of disks and partitions, and the form of addresses. */
export function checkVendorSources(volume: Place): void {
  for (const key of ['awsElasticBlockStore', 'gcePersistentDisk']) volume.object(key)?.range('partition', 0, most);
  volume.object('iscsi')?.range('lun', 0, most);
  volume.object('iscsi')?.name('iqn', (text) => (/^(iqn\.\d{4}-\d{2}\.|eui\.|naa\.)\S+$/.test(text) ? undefined : 'must start with iqn., eui. or naa.'));
  const fibre = volume.object('fc');
  if (fibre !== undefined) checkFibreChannel(fibre);
  const git = volume.object('gitRepo');
  if (git !== undefined) checkInnerPath(git, 'directory');
  const flocker = volume.object('flocker');
  if (flocker !== undefined && flocker.text('datasetUUID') === '') flocker.require('datasetName', 'without datasetUUID');
  flocker?.name('datasetName', (text) => (text.includes('/') ? 'must not contain "/"' : undefined));
  volume.object('scaleIO')?.require('volumeName');
  volume.object('storageos')?.require('volumeName');
  for (const key of ['volumeName', 'volumeNamespace']) volume.object('storageos')?.name(key, dnsLabelFault);
  volume.object('quobyte')?.name('registry', (text) => (text.split(',').every((pair) => /^[^:]+:[^:]*$/.test(pair)) ? undefined : 'must be pairs of host and port'));
  const azure = volume.object('azureDisk');
  const managed = azure?.text('kind') === 'Managed';
  azure?.name('diskURI', (text) => (text.startsWith(managed ? '/subscriptions/' : 'https://') ? undefined : `must start with ${managed ? '/subscriptions/' : 'https://'}`));
}

function checkFibreChannel(fibre: Place): void {
  const byName = fibre.texts('targetWWNs').length > 0;
  if (byName === fibre.texts('wwids').length > 0) fibre.fault('SCHEMA_REQUIRED', 'targetWWNs', 'either targetWWNs or wwids are required');
  if (byName && !fibre.has('lun')) fibre.require('lun', 'with targetWWNs');
  fibre.range('lun', 0, most);
}
