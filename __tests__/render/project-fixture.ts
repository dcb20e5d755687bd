import { cpSync, existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const source = resolve(__dirname, '../..');

export interface CommandResult {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** A copy of this project without its history, for tests that run whole commands and edit sources. */
export interface ProjectCopy {
  readonly directory: string;
  readonly trellis: (...args: string[]) => CommandResult;
  readonly run: (command: string, ...args: string[]) => CommandResult;
  readonly close: () => void;
}

/** `from` is where the project lies, for programs that are not run from this file's place. */
export function copyProject(from: string = source): ProjectCopy {
  const directory = mkdtempSync(join(tmpdir(), 'trellis-project-'));
  for (const name of ['bin', 'charts', 'dist', 'imports', 'lib', 'overlays', 'cdk8s.yaml', 'main.ts', 'package.json', 'tsconfig.json']) {
    cpSync(join(from, name), join(directory, name), { recursive: true });
  }
  symlinkSync(join(from, 'node_modules'), join(directory, 'node_modules'));
  return openCopy(directory);
}

/** The commands of a copy that lies there already. */
export function openCopy(directory: string): ProjectCopy {
  const run = (command: string, ...args: string[]): CommandResult => {
    const { status, stdout, stderr } = spawnSync(command, args, { cwd: directory, encoding: 'utf8', input: '' });
    return { code: status, out: stdout, err: stderr };
  };
  return {
    directory,
    run,
    trellis: (...args) => run(process.execPath, join(directory, 'bin', 'trellis'), ...args),
    close: () => rmSync(directory, { recursive: true, force: true }),
  };
}

/** Every file below a folder with its text, by path relative to it. */
export function readTree(directory: string): ReadonlyMap<string, string> {
  if (!existsSync(directory)) return new Map();
  const names = readdirSync(directory, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return new Map(names.map((entry) => join(entry.parentPath ?? entry.path, entry.name)).sort().map((file) => [file.slice(directory.length + 1), readFileSync(file, 'utf8')]));
}
