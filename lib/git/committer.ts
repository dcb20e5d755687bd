import type { Person } from './read-log';
import { runGit } from './run-git';

/** What Git would write on a commit made now. */
export interface CommitStamp {
  /** Undefined where Git knows nobody. */
  readonly committer?: Person;
  /** Seconds since 1970: the clock that commits are compared with. */
  readonly now: number;
}

/** Who would commit in this folder, and when that would be. */
export function readCommitStamp(directory: string): CommitStamp {
  const known = parseIdent(runGit(directory, ['var', 'GIT_COMMITTER_IDENT']).stdout);
  if (known !== undefined) return known;
  const anyone = ['-c', 'user.name=nobody', '-c', 'user.email=nobody@localhost'];
  return { now: parseIdent(runGit(directory, [...anyone, 'var', 'GIT_COMMITTER_IDENT']).stdout)?.now ?? 0 };
}

function parseIdent(text: string): CommitStamp | undefined {
  const [, name, email, now] = /^(.*) <(.*)> (\d+) [+-]\d+$/.exec(text.trim()) ?? [];
  return name === undefined || email === undefined ? undefined : { committer: { name, email }, now: Number(now) };
}
