import type { Repository } from './repository';
import { resolveRef } from './repository';
import { runGit } from './run-git';

/** Where a branch is pushed to. */
export interface Upstream {
  readonly remote: string;
  /** Full name on the remote: `refs/heads/main`. */
  readonly ref: string;
}

/** The upstream of a branch by its configuration, else the branch of that name on `origin`. */
export function readUpstream(repository: Repository, branch: string): Upstream {
  const read = (key: string): string | undefined => {
    const value = runGit(repository.directory, ['config', `branch.${branch}.${key}`]);
    return value.ok ? value.stdout.trim() : undefined;
  };
  return { remote: read('remote') ?? 'origin', ref: read('merge') ?? `refs/heads/${branch}` };
}

/** Fetches a branch and the tags; answers its commit (undefined where the remote has no such branch) or what Git says. */
export function fetchBranch(repository: Repository, { remote, ref }: Upstream): { hash: string | undefined } | { fault: string } {
  const listed = runGit(repository.directory, ['ls-remote', '--exit-code', '--heads', '--', remote, ref]);
  if (!listed.ok && listed.stderr.trim() !== '') return { fault: listed.stderr.trim() };
  if (!listed.ok) return { hash: undefined };
  const fetched = runGit(repository.directory, ['fetch', '--quiet', '--tags', '--', remote, ref]);
  return fetched.ok ? { hash: resolveRef(repository, 'FETCH_HEAD') } : { fault: fetched.stderr.trim() };
}

export interface PushResult {
  readonly ok: boolean;
  /** What Git and the remote say. */
  readonly words: string;
}

/** Pushes commits to names on a remote, all or none and never by force: `[hash, refs/heads/main]`. */
export function pushRefs(repository: Repository, remote: string, refs: readonly (readonly [from: string, to: string])[]): PushResult {
  const specs = refs.map(([from, to]) => `${from}:${to}`);
  const pushed = runGit(repository.directory, ['push', '--quiet', '--atomic', '--', remote, ...specs]);
  return { ok: pushed.ok, words: pushed.stderr.trim() };
}

/** Moves the checked-out branch forward to a commit; fails where that is no step forward or would touch local changes. */
export function fastForward(repository: Repository, commit: string): string | undefined {
  const merged = runGit(repository.directory, ['merge', '--quiet', '--ff-only', commit]);
  return merged.ok ? undefined : merged.stderr.trim();
}
