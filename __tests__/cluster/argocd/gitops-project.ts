import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const source = resolve(__dirname, '../../..');

/** A clone of the project that a test changes and Argo CD reads, by a file:// URL. */
export interface GitopsProject {
  readonly directory: string;
  readonly url: string;
  /** Runs `trellis` of the clone; throws with its output where it fails. */
  readonly trellis: (...args: string[]) => string;
  readonly read: (path: string) => string;
  /** Replaces text in a file; throws where the file does not have it. */
  readonly replace: (path: string, pattern: string | RegExp, text: string) => void;
  readonly write: (path: string, text: string) => void;
  readonly remove: (path: string) => void;
  /** Renders and commits everything. */
  readonly synthAndCommit: (message: string) => void;
  readonly git: (...args: string[]) => string;
  readonly close: () => void;
}

export function cloneProject(): GitopsProject {
  const directory = mkdtempSync(join(tmpdir(), 'trellis-gitops-'));
  const url = `file://${directory}`;
  const run = (command: string, args: readonly string[]) =>
    execFileSync(command, args, { cwd: directory, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, GIT_CONFIG_GLOBAL: '/dev/null' } });
  const git = (...args: string[]) => run('git', ['-c', 'user.name=test', '-c', 'user.email=test@example.com', ...args]);
  execFileSync('git', ['clone', '--quiet', '--depth', '1', '--no-local', `file://${source}`, directory]);
  symlinkSync(join(source, 'node_modules'), join(directory, 'node_modules'));
  writeFileSync(join(directory, '.git', 'info', 'exclude'), 'node_modules\n');
  git('checkout', '--quiet', '-B', 'main');
  const trellis = (...args: string[]) => run(process.execPath, [join(directory, 'bin', 'trellis'), ...args]);
  const read = (path: string) => readFileSync(join(directory, path), 'utf8');
  const write = (path: string, text: string) => writeFileSync(join(directory, path), text);
  const replace = (path: string, pattern: string | RegExp, text: string) => {
    const before = read(path);
    const after = before.replace(pattern, text);
    if (after === before) throw new Error(`${path} has nothing like ${pattern}`);
    write(path, after);
  };
  return {
    directory,
    url,
    trellis,
    read,
    write,
    replace,
    remove: (path) => rmSync(join(directory, path)),
    synthAndCommit: (message) => {
      trellis('synth', '--repo-url', url);
      git('add', '--all');
      git('commit', '--quiet', '--message', message);
    },
    git,
    close: () => rmSync(directory, { recursive: true, force: true }),
  };
}
