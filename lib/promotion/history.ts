import { readRelease } from '../argocd';
import type { ReleaseRecord } from '../argocd';
import type { Commit, Repository } from '../git';
import { readFilesAt, readLog, readTags } from '../git';
import type { CellId } from '../render';
import { cellName } from '../render';
import type { CellPaths } from './cell-paths';
import { tagsOf } from './soak';

/** One change of what a cell delivers, as Git has it. */
export interface HistoryEntry {
  readonly commit: string;
  /** Seconds since 1970. */
  readonly at: number;
  readonly by: string;
  /** `edit` is a change that no Trellis command made, or that one made was not recorded with. */
  readonly kind: 'promote' | 'release' | 'rollback' | 'set-image' | 'edit';
  readonly from?: string;
  readonly approvedBy?: string;
  readonly ticket?: string;
  readonly images: readonly { readonly image: string; readonly before?: string; readonly after?: string }[];
  /** The record came through, the commit's trailers did not: squashed, or amended. */
  readonly squashed: boolean;
  /** Tags that the record does not name were changed along, or a held dist without a record. */
  readonly byHand: boolean;
  readonly tags: readonly string[];
}

/**
 * Who changed what a cell delivers, newest first, from Git alone: what release.yaml says at each commit (so a squash or
 * an amended message loses nothing but its trailers), the tags in the overlay, and for a held cell its dist.
 */
export function readHistory(cell: CellId, paths: CellPaths, repository: Repository, held: boolean): readonly HistoryEntry[] {
  const log = readLog(repository, { paths: [paths.kustomization, paths.release, ...(held ? [paths.dist] : [])] });
  const states = readStates(log, paths, repository);
  const tags = readTags(repository, `release-${cell.system}-${cell.environment}-`);
  return log.flatMap((commit, index) => {
    const state = states[index];
    return state === undefined ? [] : entryOf(commit, state, [...tags].filter(([, hash]) => hash === commit.hash).map(([name]) => name), cell);
  });
}

interface State {
  readonly before: ReadonlyMap<string, string>;
  readonly after: ReadonlyMap<string, string>;
  /** release.yaml, where this commit changed it. */
  readonly release?: ReleaseRecord;
  readonly distOnly: boolean;
}

function readStates(log: readonly Commit[], paths: CellPaths, repository: Repository): readonly State[] {
  const files = [paths.kustomization, paths.release];
  const texts = readFilesAt(repository, log.flatMap(({ hash }) => [`${hash}^1`, hash].flatMap((ref) => files.map((path) => ({ ref, path })))));
  return log.map((_, index) => {
    const [overlayBefore, releaseBefore, overlay, release] = texts.slice(index * 4, index * 4 + 4);
    const record = release === undefined || release === releaseBefore ? undefined : readRelease(release);
    return {
      before: tagsOf(overlayBefore ?? '', paths.kustomization),
      after: tagsOf(overlay ?? '', paths.kustomization),
      ...(record !== undefined && { release: record }),
      distOnly: overlay === overlayBefore && release === releaseBefore,
    };
  });
}

function entryOf(commit: Commit, { before, after, release, distOnly }: State, tags: readonly string[], cell: CellId): readonly HistoryEntry[] {
  const images = changedTags(before, after);
  if (images.length === 0 && release === undefined && !distOnly) return [];
  const trailer = (key: string): string | undefined => commit.trailers.find(([name]) => name === key)?.[1];
  const common = { commit: commit.hash, at: commit.committedAt, by: commit.author.name, images, tags };
  if (release === undefined) {
    const set = trailer('Images') !== undefined && commit.subject.startsWith(`Set the image of ${cellName(cell)}`);
    return [{ ...common, kind: set ? 'set-image' : 'edit', squashed: false, byHand: !set }];
  }
  const { verb, from, approvedBy, ticket } = release;
  return [{
    ...common,
    kind: verb,
    ...(from !== undefined && { from }),
    ...(approvedBy !== undefined && { approvedBy }),
    ...(ticket !== undefined && { ticket }),
    squashed: !['Promoted-From', 'Released', 'Rolled-Back-To'].some((key) => trailer(key) !== undefined),
    byHand: [...after].some(([image, tag]) => tag !== '' && release.images[image] !== tag),
  }];
}

function changedTags(before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>): HistoryEntry['images'] {
  return [...new Set([...before.keys(), ...after.keys()])]
    .map((image) => ({ image, before: before.get(image), after: after.get(image) }))
    .filter((change) => change.before !== change.after)
    .map(({ image, before: old, after: now }) => ({ image, ...(old !== undefined && { before: old }), ...(now !== undefined && { after: now }) }));
}
