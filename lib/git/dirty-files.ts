import type { Repository } from './repository';
import { runGit } from './run-git';

/**
 * Files below `paths` that differ from HEAD: changed, staged, deleted or new. Files that
 * .gitignore names do not count.
 */
export function dirtyFiles(repository: Repository, paths: readonly string[]): readonly string[] {
  if (paths.length === 0) return [];
  const status = runGit(repository.directory, [
    'status', '--porcelain=v1', '-z', '--no-renames', '--untracked-files=all', '--', ...paths,
  ]);
  // What cannot be asked is not clean.
  if (!status.ok) return paths;
  return status.stdout
    .split('\0')
    .filter((entry) => entry !== '')
    .map((entry) => entry.slice(3))
    .map((path) => (path.startsWith(repository.prefix) ? path.slice(repository.prefix.length) : `/${path}`));
}
