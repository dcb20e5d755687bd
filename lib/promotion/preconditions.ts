import { dirtyFiles } from '../git';
import type { Issue } from '../issue';
import { report } from '../issue';
import type { CellId } from '../render';
import { cellName } from '../render';
import type { DeliverySettings } from '../settings';
import { readDuration } from '../settings';
import { checkApproval } from './approval';
import type { OpenCell } from './open-cell';
import { printDuration } from './print-duration';
import type { ImageMove } from './release-plan';

/** Where the sources of every render are; other cells' tags and releases are not among them. */
const sources = ['charts', 'imports', 'lib', 'overlays', 'package.json', 'package-lock.json'];
const otherCells = /^overlays\/[^/]+\/[^/]+\/(?:kustomization|release)\.yaml$/;
const mostNamed = 5;

/**
 * Refuses to touch files that hold uncommitted work: CELL_UNCOMMITTED. Other uncommitted sources would be rendered
 * along: SOURCES_UNCOMMITTED, an error where a commit is to be made, which would not hold them.
 */
export function checkCommitted({ repository, cell, paths: { overlay, dist, delivery }, request }: OpenCell): readonly Issue[] {
  const dirty = dirtyFiles(repository, [overlay, dist, delivery, ...sources]);
  const own = dirty.filter((path) => path === delivery || path.startsWith(`${overlay}/`) || path.startsWith(`${dist}/`));
  const others = dirty.filter((path) => !own.includes(path) && !otherCells.test(path));
  const issues: Issue[] = [];
  if (own.length > 0) {
    const hint = `commit them, or take them back with git checkout`;
    issues.push(report('CELL_UNCOMMITTED', `${cellName(cell)} has uncommitted changes: ${list(own)}`, { file: own[0], hint }));
  }
  if (others.length > 0) {
    const message = `${cellName(cell)} is rendered from uncommitted sources: ${list(others)}`;
    const severity = request.commit ? 'error' : 'warning';
    issues.push(report('SOURCES_UNCOMMITTED', message, { file: others[0], severity, hint: 'commit them first' }));
  }
  return issues;
}

function list(paths: readonly string[]): string {
  const more = paths.length - mostNamed;
  return `${paths.slice(0, mostNamed).join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}

/** Approvals, with the committer that Git would name. */
export function checkApprovals({ stamp, name, delivery, request }: OpenCell): readonly Issue[] {
  return checkApproval(delivery, request.approvedBy, stamp.committer, name);
}

/** Reports SOAK_UNMET for tags that are younger in the source than `delivery.soak`, or whose age Git does not know. */
export function checkSoak(moves: readonly ImageMove[], cell: CellId, from: string, { soak }: DeliverySettings): readonly Issue[] {
  const wanted = soak === undefined ? undefined : readDuration(soak);
  if (wanted === undefined) return [];
  return moves
    .filter(({ since }) => since === undefined || since.seconds < wanted * 60)
    .map(({ image, after, since }) => {
      const age = since === undefined ? 'Git does not know since when' : `${printDuration(since.seconds)}, since commit ${since.commit.slice(0, 10)}`;
      return report('SOAK_UNMET', `${image} at ${after} has not been in ${from} for ${soak}: ${age}`, {
        object: image,
        file: `overlays/${cellName(cell)}/environment.yaml`,
        path: 'delivery.soak',
        hint: 'wait, or promote what has soaked with --service',
      });
    });
}
