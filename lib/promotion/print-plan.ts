import { printDifferences } from '../compare';
import { cellName } from '../render';
import { withoutNote } from './cell-change';
import type { GateResult } from './gates';
import { printDuration } from './print-duration';
import type { ImageMove, ReleasePlan } from './release-plan';

/** A plan as the person who approves reads it: images first, then every rendered object that changes. */
export function printPlan(plan: ReleasePlan): string {
  const heading = `${headingOf(plan)}\n`;
  const images = plan.images.length === 0 ? '' : `\nimages\n${plan.images.map((move) => `  ${printMove(move, plan)}\n`).join('')}`;
  return `${heading}${images}${printObjects(plan)}`;
}

/** The note that the release leaves on the Applications repeats the list of images: it is only mentioned. */
function printObjects({ differences }: ReleasePlan): string {
  if (differences.length === 0) return '';
  const shown = withoutNote(differences);
  const notes = differences.length - shown.length;
  const note = notes === 0 ? '' : `, and the note of the release on ${counted(notes, 'Application')}`;
  return `\n${counted(shown.length, 'rendered object')} change${shown.length === 1 ? 's' : ''}${note}\n${printDifferences(shown)}`;
}

/** What there is to say of a plan that does nothing. */
export function printNothing({ verb, cell, from }: ReleasePlan): string {
  const name = cellName(cell);
  if (verb === 'promote') return `${name} has the tags of ${from} already, and nothing waits for a release: nothing to promote\n`;
  if (verb === 'rollback') return `${name} is as it was at ${from?.slice(0, 10) ?? 'its earlier release'}: nothing to roll back\n`;
  return verb === 'release' ? `nothing waits in ${name}: nothing to release\n` : `${name} has that image already: nothing to set\n`;
}

export function printGates(results: readonly GateResult[]): string {
  return results.map(({ command, passed }) => `gate ${passed ? 'passed' : 'failed'}: ${command}\n`).join('');
}

function headingOf({ verb, cell, from }: ReleasePlan): string {
  const name = cellName(cell);
  if (verb === 'promote') return `promote ${cell.system} from ${from} to ${cell.environment}`;
  return verb === 'rollback' ? `roll ${name} back to ${from?.slice(0, 10) ?? 'its earlier release'}` : `${verb === 'release' ? 'release' : 'set an image of'} ${name}`;
}

function printMove({ image, services, before, after, since }: ImageMove, { from }: ReleasePlan): string {
  const age = since === undefined ? '' : ` (in ${from} for ${printDuration(since.seconds)}, since ${since.commit.slice(0, 10)} by ${since.by})`;
  return `${services.join(', ') || image}: ${image} ${before ?? 'none'} -> ${after}${age}`;
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
