import { report } from '../issue';
import { hintOf, nearest } from '../nearest';
import { planRender } from './cell-change';
import { editImages } from './edit-images';
import { parseTag } from './image-reference';
import { missingInTarget } from './missing-in-target';
import type { OpenCell } from './open-cell';
import { readDelivered } from './open-cell';
import { checkCommitted } from './preconditions';
import type { ImageMove, ReleasePlan } from './release-plan';
import { ownersOf, tagOf } from './select-moves';
import { checkTag } from './tag-policy';

/**
 * Plans what sets the tag of a service's image after a build and renders the cell. Only in an environment where tags
 * begin: in the others they come by promotion. Reports SET_IMAGE_NOT_HERE, SET_IMAGE_UNCLEAR, TAG_REFUSED.
 */
export async function planSetImage(target: OpenCell, service: string, text: string, image: string | undefined): Promise<ReleasePlan> {
  const { cell, name, project, paths, delivery, entries, kustomization, system } = target;
  const plan: ReleasePlan = { verb: 'set-image', cell, delivery, images: [], differences: [], changes: new Map(), issues: [] };
  if (delivery.hold || (delivery.promotesFrom !== undefined && service in system.services)) {
    const hint = delivery.promotesFrom === undefined ? `trellis release ${name}` : `trellis promote ${cell.system} ${delivery.promotesFrom} ${cell.environment}`;
    return { ...plan, issues: [report('SET_IMAGE_NOT_HERE', `${name} takes its tags by promotion`, { file: `${paths.overlay}/environment.yaml`, path: 'delivery', hint })] };
  }
  const shown = readDelivered(target);
  const owned = entries.filter((entry) => ownersOf(shown.get(entry.newName ?? entry.name)).includes(service));
  const candidates = image === undefined ? owned : entries.filter((entry) => entry.name === image);
  const [entry, ...others] = candidates;
  if (entry === undefined || others.length > 0) {
    const names = (owned.length > 0 ? owned : entries).map((one) => one.name);
    const near = image === undefined ? undefined : nearest(image, names);
    const hint = hintOf(near, `name it with --image: ${names.join(', ')}`);
    const message = entry === undefined ? `${paths.kustomization} lists no image of ${service}` : `${service} has several images`;
    return { ...plan, issues: [report('SET_IMAGE_UNCLEAR', message, { file: paths.kustomization, ...hint })] };
  }
  const wanted = parseTag(text.startsWith('sha256:') ? `@${text}` : text);
  const before = tagOf(entry);
  const move: ImageMove = { image: entry.name, services: [service], ...(before !== '' && { before }), after: text.startsWith('sha256:') ? `@${text}` : text };
  if (before === move.after) return plan;
  const edit = { name: entry.name, ...(wanted.tag !== undefined && { newTag: wanted.tag }), ...(wanted.digest !== undefined && { digest: wanted.digest }) };
  const edited = editImages(kustomization, paths.kustomization, [edit]);
  const issues = [...checkTag({ name: entry.name, ...wanted }, name, delivery.tagPattern), ...edited.issues, ...missingInTarget(target, [move])];
  if (edited.issues.length > 0) return { ...plan, images: [move], issues };
  const change = await planRender(cell, project, new Map([[paths.kustomization, edited.text]]));
  const committed = checkCommitted(target);
  return { ...plan, images: [move], differences: change.differences, changes: change.changes, issues: [...issues, ...committed, ...change.issues] };
}
