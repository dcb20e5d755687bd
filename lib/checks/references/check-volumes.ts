import type { Issue } from '../../issue';
import type { CheckContext } from '../context';
import { listAt, textAt } from '../field';
import type { PodTemplate } from '../pod-templates';
import { containersOf, podTemplates } from '../pod-templates';
import { reportAt } from '../report-at';
import { didYouMean } from './did-you-mean';

/** Volumes and their mounts, both ways: VOLUME_MISSING, VOLUME_UNUSED. */
export function checkVolumes(context: CheckContext): Issue[] {
  return podTemplates(context).flatMap(checkPod);
}

function checkPod(template: PodTemplate): Issue[] {
  const { manifest, spec, path } = template;
  const own = listAt(spec, 'volumes').map((volume) => textAt(volume, 'name') ?? '');
  const claimed = listAt(manifest.object, 'spec', 'volumeClaimTemplates').map((claim) => textAt(claim, 'metadata', 'name') ?? '');
  const volumes = new Set([...own, ...claimed]);
  const mounts = containersOf(template).flatMap(({ container, path: at }) =>
    ['volumeMounts', 'volumeDevices'].flatMap((list) => listAt(container, list).map((mount, index) => ({ name: textAt(mount, 'name') ?? '', path: `${at}.${list}[${index}].name` }))),
  );
  const mounted = new Set(mounts.map(({ name }) => name));
  const missing = mounts.filter(({ name }) => !volumes.has(name));
  return [
    ...missing.map(({ name, path: at }) => reportAt(manifest, 'VOLUME_MISSING', `The Pod has no volume "${name}".`, { path: at, ...didYouMean(name, volumes) })),
    ...own.flatMap((name, index) => (mounted.has(name) ? [] : [reportAt(manifest, 'VOLUME_UNUSED', `No container mounts volume "${name}".`, { path: `${path}.volumes[${index}]` })])),
  ];
}
