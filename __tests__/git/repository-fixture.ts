import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** A temporary Git repository with one user, Ada, whose commits are an hour apart from 2026-01-01T00:00Z on. */
export interface RepositoryFixture {
  readonly directory: string;
  readonly git: (...args: readonly string[]) => string;
  /** Writes files (null deletes), and commits exactly them; the commit's hash. */
  readonly commit: (message: string, files: Readonly<Record<string, string | null>>, hour?: number) => string;
  readonly write: (files: Readonly<Record<string, string | null>>) => void;
  readonly remove: () => void;
}

const firstHour = Date.UTC(2026, 0, 1) / 1000;

/** An empty repository, or a copy of another one. */
export function makeRepository(from?: string): RepositoryFixture {
  const directory = from === undefined ? temporaryFolder() : copyRepository(from);
  let hours = 0;
  const git = (...args: readonly string[]): string => execFileSync('git', [...args], { cwd: directory, encoding: 'utf8', stdio: 'pipe' });
  if (from === undefined) {
    git('init', '--quiet', '--initial-branch=main');
    git('config', 'user.name', 'Ada');
    git('config', 'user.email', 'ada@example.com');
    git('config', 'commit.gpgsign', 'false');
  }
  const write: RepositoryFixture['write'] = (files) => {
    for (const [path, text] of Object.entries(files)) {
      if (text === null) {
        rmSync(join(directory, path), { force: true });
        continue;
      }
      mkdirSync(dirname(join(directory, path)), { recursive: true });
      writeFileSync(join(directory, path), text);
    }
  };
  return {
    directory,
    git,
    write,
    commit: (message, files, hour = hours) => {
      write(files);
      hours = hour + 1;
      const date = `${Math.round(firstHour + hour * 3600)} +0000`;
      if (Object.keys(files).length > 0) git('add', '--all', '--', ...Object.keys(files));
      execFileSync('git', ['commit', '--quiet', '--allow-empty', '-m', message], {
        cwd: directory,
        stdio: 'pipe',
        env: { ...process.env, GIT_AUTHOR_DATE: date, GIT_COMMITTER_DATE: date },
      });
      return git('rev-parse', 'HEAD').trim();
    },
    remove: () => rmSync(directory, { recursive: true, force: true }),
  };
}

export function copyRepository(from: string): string {
  const directory = temporaryFolder();
  cpSync(from, directory, { recursive: true });
  return directory;
}

function temporaryFolder(): string {
  return realpathSync(mkdtempSync(join(tmpdir(), 'trellis-git-')));
}

/** A time before now as an hour of the fixture's clock. */
export function hoursAgo(hours: number): number {
  return (Math.floor(Date.now() / 1000) - firstHour) / 3600 - hours;
}
