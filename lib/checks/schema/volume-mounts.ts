import { nearest } from '../../nearest';
import type { Place } from './place';
import { show } from './say';

/** The volumes that containers may mount: true for those that may be block devices, which are claims. */
export type VolumeTable = ReadonlyMap<string, boolean>;

/** Judges volumeMounts and volumeDevices: each names a volume, no path is used twice, sub-paths stay inside. */
export function checkMounts(container: Place, volumes: VolumeTable): void {
  const taken = new Set<string>();
  for (const mount of container.items('volumeMounts')) {
    checkVolumeName(mount, volumes);
    checkPathTaken(mount, 'mountPath', taken);
    if (mount.text('subPath') !== '' && mount.text('subPathExpr') !== '') mount.fault('SCHEMA_FORBIDDEN', 'subPathExpr', 'may not be set beside subPath');
    for (const key of ['subPath', 'subPathExpr']) checkInnerPath(mount, key);
    const propagation = mount.text('mountPropagation');
    if (propagation === 'Bidirectional' && container.object('securityContext')?.isTrue('privileged') !== true) {
      mount.fault('SCHEMA_FORBIDDEN', 'mountPropagation', 'Bidirectional is only for privileged containers');
    }
  }
  const devices = new Set<string>();
  for (const device of container.items('volumeDevices')) {
    checkVolumeName(device, volumes);
    if (volumes.get(device.text('name')) === false) device.fault('SCHEMA_INVALID', 'name', 'only a claim can be a block device');
    checkPathTaken(device, 'devicePath', devices);
    checkInnerPath(device, 'devicePath', true);
    if (taken.has(device.text('devicePath'))) device.fault('SCHEMA_DUPLICATE', 'devicePath', 'is a mountPath too');
  }
}

function checkVolumeName(mount: Place, volumes: VolumeTable): void {
  const name = mount.text('name');
  if (name === '' || volumes.has(name)) return;
  const meant = nearest(name, volumes.keys());
  mount.fault('SCHEMA_UNKNOWN_VOLUME', 'name', `the Pod has no volume ${show(name)}`, meant === undefined ? undefined : `Did you mean ${meant}?`);
}

function checkPathTaken(mount: Place, key: string, taken: Set<string>): void {
  const path = mount.text(key);
  if (path === '') return;
  if (taken.has(path)) mount.fault('SCHEMA_DUPLICATE', key, `${show(path)} is mounted twice`);
  taken.add(path);
}

/** Reports a path that is absolute (unless allowed) or climbs out of its volume. */
export function checkInnerPath(owner: Place, key: string, absolute = false): void {
  const path = owner.text(key);
  if (path === '') return;
  if (!absolute && path.startsWith('/')) owner.fault('SCHEMA_INVALID', key, `${show(path)} must be a relative path`);
  if (path.split('/').includes('..')) owner.fault('SCHEMA_INVALID', key, `${show(path)} must not contain ".."`);
}
