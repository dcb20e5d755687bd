import type { Person } from './read-log';
import { runGit } from './run-git';

/** Who would commit in this folder now; undefined where Git knows nobody. */
export function readCommitter(directory: string): Person | undefined {
  const ident = runGit(directory, ['var', 'GIT_COMMITTER_IDENT']);
  const [, name, email] = /^(.*) <(.*)> \d+ [+-]\d+$/.exec(ident.stdout.trim()) ?? [];
  return ident.ok && name !== undefined && email !== undefined ? { name, email } : undefined;
}

/** The time that Git would stamp on a commit now, in seconds since 1970: the clock that commits are compared with. */
export function readGitClock(directory: string): number {
  const anyone = ['-c', 'user.name=nobody', '-c', 'user.email=nobody@localhost'];
  const ident = runGit(directory, [...anyone, 'var', 'GIT_COMMITTER_IDENT']);
  return Number(/ (\d+) [+-]\d+$/.exec(ident.stdout.trim())?.[1] ?? 0);
}
