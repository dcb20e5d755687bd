import { join } from 'node:path';
import { printRelease } from '../argocd';
import type { ReleaseRecord } from '../argocd';
import type { Issue } from '../issue';
import { report } from '../issue';
import { cellPaths } from './cell-paths';
import { planRender, withoutNote } from './cell-change';
import { editImages } from './edit-images';
import { readImageEntries } from './image-entries';
import { parseTag } from './image-reference';
import { missingInTarget } from './missing-in-target';
import type { OpenCell } from './open-cell';
import { readDelivered } from './open-cell';
import { findPendingTags } from './pending-tags';
import { checkApprovals, checkCommitted, checkSoak } from './preconditions';
import type { ImageMove, ReleasePlan } from './release-plan';
import { selectMoves } from './select-moves';
import { readTagOrigins, tagsOf } from './soak';
import { checkTag } from './tag-policy';

/**
 * Plans what moves an environment's tags into the next one and re-renders it, with everything that waits in a held
 * cell. Nothing is written; whatever forbids it is an issue of the plan.
 */
export async function planPromotion(target: OpenCell, from: string): Promise<ReleasePlan> {
  const { cell, name, project, delivery, request, system } = target;
  const plan = { verb: 'promote', cell, from, delivery, images: [], differences: [], changes: new Map<string, string>() } as const;
  if (delivery.promotesFrom !== from) return { ...plan, issues: [offPath(target, from)] };

  const source = { repository: target.repository, system, paths: cellPaths({ ...cell, environment: from }, project) };
  const text = project.fileSystem.readFile(join(project.root, source.paths.kustomization));
  if (text === undefined) return { ...plan, issues: [report('CELL_UNKNOWN', `there is no cell ${cell.system}/${from}`, { file: source.paths.kustomization })] };
  const { entries, issues: sourceIssues } = readImageEntries(text, source.paths.kustomization);
  const { moves, issues } = selectMoves({
    source: entries,
    delivered: readDelivered(source),
    target: target.entries,
    promotes: delivery.promotes ?? Object.keys(system.services),
    asked: request.services,
    sourceCell: `${cell.system}/${from}`,
  });
  const aged = withOrigins(target, source.paths.kustomization, moves);
  const found = [
    ...sourceIssues,
    ...issues,
    ...aged.flatMap(({ image, after }) => checkTag({ name: image, ...parseTag(after) }, name, delivery.tagPattern)),
    ...checkSoak(aged, cell, from, delivery),
  ];
  return finishPlan(target, { ...plan, images: aged, issues: found });
}

/** Plans what renders a held cell's pending changes, without moving a tag. */
export function planRelease(target: OpenCell): Promise<ReleasePlan> {
  const { cell, delivery } = target;
  return finishPlan(target, { verb: 'release', cell, delivery, images: [], differences: [], changes: new Map(), issues: [] });
}

/** What promote, release and a rollback of tags have in common: edit, render, and everything that judges the whole. */
export async function finishPlan(target: OpenCell, plan: ReleasePlan): Promise<ReleasePlan> {
  const { cell, project, paths, delivery, kustomization } = target;
  const edits = plan.images.map(({ image, after }) => {
    const { tag, digest } = parseTag(after);
    return { name: image, ...(tag !== undefined && { newTag: tag }), ...(digest !== undefined && { digest }) };
  });
  const edited = editImages(kustomization, paths.kustomization, edits);
  const missing = missingInTarget(target, plan.images);
  const pending = delivery.hold ? findPendingTags(target, edited.text, plan.images) : { moves: [], issues: [] };
  const soFar = [...plan.issues, ...edited.issues, ...missing, ...pending.issues];
  const judged = [...checkCommitted(target), ...checkApprovals(target)];
  if (edited.issues.length > 0 || missing.length > 0) return { ...plan, issues: [...soFar, ...judged] };

  const texts = new Map([[paths.kustomization, edited.text], [paths.release, printRelease(recordOf(target, plan, edited.text))]]);
  const change = await planRender(cell, project, texts);
  const images = [...plan.images, ...pending.moves];
  const idle = images.length === 0 && change.issues.every(({ severity }) => severity !== 'error') && withoutNote(change.differences).length === 0;
  if (idle) return { ...plan, issues: [...soFar, ...change.issues.filter(({ severity }) => severity === 'error')] };
  return { ...plan, images, differences: change.differences, changes: change.changes, issues: [...soFar, ...judged, ...change.issues] };
}

/** What release.yaml will say: every tag that the overlay has then. */
export function recordOf({ head, request, paths }: OpenCell, { verb, from }: ReleasePlan, kustomization: string): ReleaseRecord {
  return {
    verb: verb === 'set-image' ? 'release' : verb,
    ...(from !== undefined && { from }),
    sources: head,
    ...(request.approvedBy.length > 0 && { approvedBy: request.approvedBy.join(', ') }),
    ...(request.ticket !== undefined && { ticket: request.ticket }),
    images: Object.fromEntries([...tagsOf(kustomization, paths.kustomization)].filter(([, tag]) => tag !== '')),
  };
}

function withOrigins({ repository, stamp: { now } }: OpenCell, overlayFile: string, moves: readonly ImageMove[]): readonly ImageMove[] {
  const origins = readTagOrigins(repository, overlayFile, new Map(moves.map(({ image, after }) => [image, after])));
  return moves.map((move) => {
    const commit = origins.get(move.image)?.commit;
    if (commit === undefined) return move;
    return { ...move, since: { commit: commit.hash, by: commit.author.name, seconds: now - commit.committedAt } };
  });
}

function offPath({ name, paths, delivery: { promotesFrom } }: OpenCell, from: string): Issue {
  const message =
    promotesFrom === undefined ? `${name} takes its tags from no other environment` : `${name} takes its tags from ${promotesFrom}, not from ${from}`;
  return report('PROMOTION_PATH', message, { file: `${paths.overlay}/environment.yaml`, path: 'delivery.promotesFrom', hint: 'promote one environment at a time' });
}
