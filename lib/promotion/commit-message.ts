import { cellName } from '../render';
import { withoutNote } from './cell-change';
import type { ImageMove, ReleasePlan, ReleaseRequest } from './release-plan';

const mostNamed = 3;

/** The commit that records a plan: what moves in the subject and body, who and where from in trailers. */
export function commitMessage(plan: ReleasePlan, { approvedBy, ticket }: Pick<ReleaseRequest, 'approvedBy' | 'ticket'>): string {
  const moves = plan.images.map(({ services, image, before, after }) => `${services.join(', ') || image}: ${before ?? 'none'} -> ${after}`);
  const objects = withoutNote(plan.differences).length;
  const rendered = `${objects} rendered object${objects === 1 ? '' : 's'} change${objects === 1 ? 's' : ''}.`;
  const images = plan.images.map(({ image, after }) => `${image}=${after}`).join(', ');
  const trailers = [
    ...origin(plan),
    ...approvedBy.map((name) => `Approved-By: ${name}`),
    ...(images === '' ? [] : [`Images: ${images}`]),
    ...(ticket === undefined ? [] : [`Ticket: ${ticket}`]),
  ];
  return `${subjectOf(plan)}\n\n${[...moves, rendered].join('\n')}\n\n${trailers.join('\n')}\n`;
}

/** One line that says what the plan does; also what `--tag` says of the release. */
export function subjectOf({ verb, cell, from, images }: ReleasePlan): string {
  const name = cellName(cell);
  switch (verb) {
    case 'promote':
      return `Promote ${cell.system} from ${from} to ${cell.environment}${named(images)}`;
    case 'rollback':
      return `Roll ${name} back to ${from?.slice(0, 10)}${named(images)}`;
    case 'release':
      return `Release what waits in ${name}`;
    case 'set-image':
      return `Set the image of ${name}${named(images)}`;
  }
}

function origin({ verb, from, cell }: ReleasePlan): readonly string[] {
  if (verb === 'promote') return [`Promoted-From: ${from}`];
  if (verb === 'rollback') return [`Rolled-Back-To: ${from}`];
  return verb === 'release' ? [`Released: ${cellName(cell)}`] : [];
}

function named(images: readonly ImageMove[]): string {
  if (images.length === 0) return '';
  if (images.length > mostNamed) return `: ${images.length} images`;
  return `: ${images.map(({ services, image }) => services.join(', ') || image).join(', ')}`;
}
