import { isAbsolute, join } from 'node:path';
import { runGit } from './run-git';

/** A folder inside a Git working tree; every path given to this room is relative to it, with `/`. */
export interface Repository {
  /** The folder that was asked for. */
  readonly directory: string;
  /** Top of the working tree. */
  readonly topLevel: string;
  /** Where Git keeps its own files (of this working tree, if there are several). */
  readonly gitDirectory: string;
  /** `directory` below `topLevel`: empty, or ending in `/`. */
  readonly prefix: string;
}

/** The repository that `directory` lies in; undefined where there is none, or no Git. */
export function openRepository(directory: string): Repository | undefined {
  const found = runGit(directory, ['rev-parse', '--show-toplevel', '--git-dir', '--show-prefix']);
  const [topLevel, gitDirectory, prefix] = found.stdout.split('\n');
  if (!found.ok || !topLevel || !gitDirectory) return undefined;
  return {
    directory,
    topLevel,
    gitDirectory: isAbsolute(gitDirectory) ? gitDirectory : join(directory, gitDirectory),
    prefix: prefix ?? '',
  };
}

/** The commit that a name stands for (branch, tag, `HEAD~2`, short hash), or undefined. */
export function resolveRef(repository: Repository, ref: string): string | undefined {
  const found = runGit(repository.directory, ['rev-parse', '--verify', '--quiet', '--end-of-options', `${ref}^{commit}`]);
  return found.ok ? found.stdout.trim() : undefined;
}

/** The commit that two lines of history have in common, or undefined. */
export function mergeBase(repository: Repository, one: string, other: string): string | undefined {
  const found = runGit(repository.directory, ['merge-base', one, other]);
  return found.ok ? found.stdout.trim() : undefined;
}

/** Name of the branch that is checked out; undefined on a detached HEAD. */
export function currentBranch(repository: Repository): string | undefined {
  const found = runGit(repository.directory, ['symbolic-ref', '--quiet', '--short', 'HEAD']);
  return found.ok ? found.stdout.trim() : undefined;
}
