import { renderWaivers, waiverPrefix } from '../checks';
import type { KubeObject } from '../manifest';
import type { Settings } from '../settings';
import type { System } from './system';

/** The object with the waivers that its system gives it, in the form of every analyzer that reads them. */
export function addWaivers(object: KubeObject, { waivers = [] }: System, settings: Settings): KubeObject {
  const given = waivers.filter(({ on }) => on(object, settings)).flatMap(({ waives, reason }) => waives.map((name) => [`${waiverPrefix}${name}`, reason] as const));
  if (given.length === 0) return renderWaivers(object);
  const before = object.metadata['annotations'];
  const annotations = { ...(typeof before === 'object' && !Array.isArray(before) ? before : {}), ...Object.fromEntries(given) };
  return renderWaivers({ ...object, metadata: { ...object.metadata, annotations } });
}
