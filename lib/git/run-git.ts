import { spawnSync } from 'node:child_process';

export interface GitResult {
  readonly ok: boolean;
  readonly stdout: string;
  /** What Git says of a failure; also where it says that it could not be started. */
  readonly stderr: string;
}

export interface GitOptions {
  readonly input?: string;
  /** An index of one's own, so that what the user has staged neither counts nor changes. */
  readonly indexFile?: string;
}

/**
 * Runs one Git command in `directory` and waits for it. Nothing is thrown: a command that
 * fails, or a machine without Git, is `ok: false`. Optional locks are off, so that reading never
 * stands in the way of somebody's `git commit`.
 */
export function runGit(directory: string, args: readonly string[], options: GitOptions = {}): GitResult {
  const git = ['--no-optional-locks', '-c', 'core.quotePath=false', '-c', 'log.showSignature=false', ...args];
  const own = options.indexFile === undefined ? undefined : `GIT_INDEX_FILE=${options.indexFile}`;
  const result = spawnSync(own === undefined ? 'git' : 'env', own === undefined ? git : [own, 'git', ...git], {
    cwd: directory,
    input: options.input ?? '',
    encoding: 'utf8',
    maxBuffer: 2 ** 30,
  });
  const stderr = result.error === undefined ? result.stderr : `cannot run git: ${result.error.message}`;
  return { ok: result.status === 0, stdout: result.stdout ?? '', stderr };
}
