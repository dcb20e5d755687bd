import type { Finding } from './combination';
import { contradiction } from './combination';
import type { Settings } from './settings';

/** Who may bring new tags: the image updater only where no promotion does, and never to a held cell. */
export function checkDelivery({ delivery }: Settings): readonly Finding[] {
  if (delivery.imageUpdater === undefined) return [];
  const path = ['delivery', 'imageUpdater'];
  if (delivery.hold) return [contradiction(path, 'a held cell takes no tags but by promotion')];
  return delivery.promotesFrom === undefined ? [] : [contradiction(path, `the tags of this environment come from ${delivery.promotesFrom}`)];
}
