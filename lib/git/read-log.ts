import type { Repository } from './repository';
import { runGit } from './run-git';

export interface Person {
  readonly name: string;
  readonly email: string;
}

export interface Commit {
  readonly hash: string;
  readonly parents: readonly string[];
  readonly author: Person;
  readonly committer: Person;
  /** Seconds since 1970, the committer's. */
  readonly committedAt: number;
  readonly subject: string;
  /** The last paragraph's `Key: value` lines; a key may come several times. */
  readonly trailers: readonly (readonly [key: string, value: string])[];
}

export interface LogOptions {
  /** Where to start: by default HEAD. */
  readonly ref?: string;
  /** Only commits that changed one of these. */
  readonly paths?: readonly string[];
  readonly limit?: number;
}

const format = ['%H', '%P', '%an', '%ae', '%cn', '%ce', '%ct', '%s', '%(trailers:only,unfold)'].join('%x1f');

/**
 * Commits from newest to oldest along the first parents: what a branch saw, and when. A
 * change that came by a merge counts from the merge, not from the day it was typed.
 */
export function readLog(repository: Repository, options: LogOptions = {}): readonly Commit[] {
  const limit = options.limit === undefined ? [] : [`--max-count=${options.limit}`];
  const paths = options.paths === undefined ? [] : ['--', ...options.paths];
  const log = runGit(repository.directory, [
    'log', '-z', '--first-parent', '--no-color', '--no-show-signature', `--format=${format}`, ...limit, options.ref ?? 'HEAD', ...paths,
  ]);
  return log.ok ? log.stdout.split('\0').filter((record) => record !== '').map(parseCommit) : [];
}

function parseCommit(record: string): Commit {
  const [hash = '', parents = '', author = '', authorMail = '', committer = '', committerMail = '', time = '', subject = '', ...rest] =
    record.split('\x1f');
  return {
    hash: hash.trim(),
    parents: parents.split(' ').filter((parent) => parent !== ''),
    author: { name: author, email: authorMail },
    committer: { name: committer, email: committerMail },
    committedAt: Number(time),
    subject,
    trailers: parseTrailers(rest.join('\x1f')),
  };
}

function parseTrailers(text: string): [string, string][] {
  return text.split('\n').flatMap((line): [string, string][] => {
    const colon = line.indexOf(': ');
    return colon > 0 ? [[line.slice(0, colon), line.slice(colon + 2).trim()]] : [];
  });
}
