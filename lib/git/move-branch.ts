import type { Repository } from './repository';
import { runGit } from './run-git';

const nowhere = '0'.repeat(40);

/**
 * Moves a branch (or HEAD) to a commit, if it still stands where it is expected to; undefined as `from` creates it and
 * fails where it exists. Answers what Git says of a failure.
 */
export function moveBranch(repository: Repository, ref: string, to: string, from: string | undefined, reason: string): string | undefined {
  const moved = runGit(repository.directory, ['update-ref', '-m', reason, ref, to, from ?? nowhere]);
  return moved.ok ? undefined : moved.stderr.trim();
}

/** Tells the index that these files are as HEAD has them; whatever else is staged stays so. */
export function refreshIndex(repository: Repository, paths: readonly string[]): string | undefined {
  const reset = runGit(repository.directory, ['reset', '--quiet', 'HEAD', '--', ...paths]);
  return reset.ok ? undefined : reset.stderr.trim();
}

/** Creates an annotated tag; answers what Git says of a failure. */
export function createTag(repository: Repository, name: string, commit: string, message: string): string | undefined {
  const made = runGit(repository.directory, ['tag', '--annotate', '--file=-', '--', name, commit], { input: message });
  return made.ok ? undefined : made.stderr.trim();
}

/** Takes a tag back that no one else has seen. */
export function deleteTag(repository: Repository, name: string): void {
  runGit(repository.directory, ['tag', '--delete', '--', name]);
}

/** Names of tags that begin with `prefix`, with the commit that each points to. */
export function readTags(repository: Repository, prefix: string): ReadonlyMap<string, string> {
  const format = '%(refname:short)%00%(*objectname)%00%(objectname)';
  const listed = runGit(repository.directory, ['for-each-ref', `--format=${format}`, `refs/tags/${prefix}*`]);
  const rows = listed.stdout.split('\n').filter((row) => row !== '');
  return new Map(rows.map((row) => {
    const [name = '', peeled = '', direct = ''] = row.split('\0');
    return [name, peeled === '' ? direct : peeled];
  }));
}
