import type { Issue } from '../issue';
import { report } from '../issue';
import { cellPaths } from './cell-paths';
import type { DeliveredImage } from './delivered-images';
import { readImageEntries } from './image-entries';
import { parseTag } from './image-reference';
import type { OpenCell } from './open-cell';
import { readDelivered } from './open-cell';
import type { ImageMove } from './release-plan';
import { ownersOf, tagOf } from './select-moves';
import { checkTag } from './tag-policy';

/**
 * Tags that a held cell's overlay has and its release does not: set by hand or by an updater, and about to be
 * released along. Those of the system's own services are judged like a promotion's: TAG_REFUSED, TAG_NOT_DELIVERED.
 */
export function findPendingTags(
  target: OpenCell,
  kustomization: string,
  moving: readonly ImageMove[],
): { readonly moves: readonly ImageMove[]; readonly issues: readonly Issue[] } {
  const { cell, name, project, repository, system, delivery, paths } = target;
  const released = readDelivered(target);
  if (released.size === 0) return { moves: [], issues: [] };
  const from = delivery.promotesFrom;
  const source = from === undefined ? undefined : readDelivered({ repository, system, paths: cellPaths({ ...cell, environment: from }, project) });
  const moves: ImageMove[] = [];
  const issues: Issue[] = [];
  for (const entry of readImageEntries(kustomization, paths.kustomization).entries) {
    const after = tagOf(entry);
    const shown = released.get(entry.newName ?? entry.name);
    if (after === '' || shown === undefined || shown.tags.has(after) || moving.some(({ image }) => image === entry.name)) continue;
    moves.push({ image: entry.name, services: ownersOf(shown), before: [...shown.tags].join(', '), after });
    if (shown.services.length === 0) continue;
    issues.push(...checkTag({ name: entry.name, ...parseTag(after) }, name, delivery.tagPattern), ...checkShown(entry.name, after, source, target));
  }
  return { moves, issues };
}

function checkShown(image: string, tag: string, source: ReadonlyMap<string, DeliveredImage> | undefined, { name, paths, delivery }: OpenCell): readonly Issue[] {
  if (source === undefined || [...source].some(([shown, { tags }]) => lastPart(shown) === lastPart(image) && tags.has(tag))) return [];
  const message = `${image} was set to ${tag} in the overlay of ${name}, and the committed dist of ${delivery.promotesFrom} does not show it`;
  return [report('TAG_NOT_DELIVERED', message, { object: image, file: paths.kustomization, hint: 'promote the tag instead of editing it' })];
}

/** Environments may take an image from different registries under one name. */
function lastPart(image: string): string {
  return image.slice(image.lastIndexOf('/') + 1);
}
