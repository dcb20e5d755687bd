import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Repository } from '../git';
import { deleteTag, moveBranch, refreshIndex, resolveRef } from '../git';
import type { Issue } from '../issue';
import type { FileChanges } from '../output';
import { hashText, notWritten } from '../output';

/** A commit that is about to become the tip of a branch: of the one checked out once its files are in the working tree. */
export interface CommitIntent {
  readonly commit: string;
  readonly parent: string;
  readonly reason: string;
  /** A branch that gets the commit while the working tree stays as it is. */
  readonly branch?: string;
  /** A tag that goes with it. */
  readonly tag?: string;
  readonly changes: FileChanges;
}

interface CommitNote extends Omit<CommitIntent, 'changes'> {
  /** SHA-256 of each text; null for a file that is deleted. */
  readonly files: Readonly<Record<string, string | null>>;
}

/**
 * Notes what is about to happen, so that a run killed half way can be finished by the next one.
 * Reports OUTPUT_NOT_WRITTEN.
 */
export function noteCommit(repository: Repository, { changes, ...intent }: CommitIntent): Issue | undefined {
  const files = Object.fromEntries([...changes].map(([path, text]) => [path, text === null ? null : hashText(text)]));
  const note: CommitNote = { ...intent, files };
  try {
    writeFileSync(noteFile(repository), JSON.stringify(note));
    return undefined;
  } catch (error) {
    forgetCommit(repository);
    return notWritten(error);
  }
}

export function forgetCommit(repository: Repository): void {
  rmSync(noteFile(repository), { force: true });
}

/**
 * Finishes a commit whose files were written and whose branch was not moved. Run after the journal's recovery: then the
 * files are all there or none. Answers the commit, or undefined where nothing was left to do.
 */
export function finishInterruptedCommit(repository: Repository): string | undefined {
  const note = readNote(repository);
  if (note === undefined) return undefined;
  const { commit, parent, reason, files, branch, tag } = note;
  const head = resolveRef(repository, branch === undefined ? 'HEAD' : `refs/heads/${branch}`);
  const written = branch === undefined && Object.entries(files).every(([path, hash]) => hashOf(join(repository.directory, path)) === hash);
  const moves = head === parent && written;
  if (moves) moveBranch(repository, 'HEAD', commit, parent, reason);
  if (branch === undefined && (moves || head === commit)) refreshIndex(repository, Object.keys(files));
  if (tag !== undefined && !moves && head !== commit) deleteTag(repository, tag);
  forgetCommit(repository);
  return moves ? commit : undefined;
}

function readNote(repository: Repository): CommitNote | undefined {
  try {
    return JSON.parse(readFileSync(noteFile(repository), 'utf8')) as CommitNote;
  } catch {
    // None, or one whose writing was cut off: then nothing else had been written yet.
    return undefined;
  }
}

function hashOf(file: string): string | null {
  try {
    return hashText(readFileSync(file, 'utf8'));
  } catch {
    return null;
  }
}

function noteFile({ gitDirectory }: Repository): string {
  return join(gitDirectory, 'trellis-commit.json');
}
