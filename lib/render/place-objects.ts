import type { Issue } from '../issue';
import { report } from '../issue';
import { objectKey } from '../manifest';
import type { KubeObject } from '../manifest';
import type { Layer, PlacedObject } from '../output';
import type { System } from './system';

interface OverlaidObject {
  readonly object: KubeObject;
  readonly tag?: { readonly layer: Layer; readonly service: string };
}

/**
 * Says of each object which file and Application it goes to: that of the chart which made it; for what the overlay
 * itself added, the service that its app.kubernetes.io/name label names, else the first chart of the base.
 * Reports OBJECT_TWICE.
 */
export function placeObjects(
  overlaid: readonly OverlaidObject[],
  system: System,
): { readonly placed: readonly PlacedObject[]; readonly issues: readonly Issue[] } {
  const first = new Map<string, string>();
  const issues: Issue[] = [];
  const placed = overlaid.map(({ object, tag }) => {
    const place = tag ?? placeByLabel(object, system);
    const key = objectKey(object);
    const other = first.get(key);
    if (other === undefined) first.set(key, place.service);
    else issues.push(report('OBJECT_TWICE', `${key} is rendered by ${other} and by ${place.service}`, { object: key }));
    return { object, ...place };
  });
  return { placed, issues };
}

function placeByLabel(object: KubeObject, system: System): { readonly layer: Layer; readonly service: string } {
  const labels = object.metadata['labels'];
  const name = typeof labels === 'object' && labels !== null && !Array.isArray(labels) ? labels['app.kubernetes.io/name'] : undefined;
  if (typeof name === 'string' && name in system.services) return { layer: 'service', service: name };
  if (typeof name === 'string' && name in system.base) return { layer: 'base', service: name };
  return { layer: 'base', service: Object.keys(system.base)[0] ?? 'overlay' };
}
