import { spawnSync } from 'node:child_process';
import type { Repository } from './repository';
import { runGit } from './run-git';

/** A file as a commit has it: where, when. */
export interface FileAt {
  readonly ref: string;
  readonly path: string;
}

/**
 * Texts of files at commits, in the order asked; undefined where the commit has no such file.
 * One `git cat-file --batch` however many are asked, since a process a file is what makes
 * history slow.
 */
export function readFilesAt(repository: Repository, files: readonly FileAt[]): readonly (string | undefined)[] {
  if (files.length === 0) return [];
  const result = spawnSync('git', ['--no-optional-locks', 'cat-file', '--batch'], {
    cwd: repository.directory,
    input: files.map((file) => `${file.ref}:${repository.prefix}${file.path}\n`).join(''),
    maxBuffer: 2 ** 31 - 1,
  });
  return result.status === 0 ? parseBatch(result.stdout, files.length) : files.map(() => undefined);
}

/** All files below folders (or the files named themselves) at a commit, by path. */
export function readTreeAt(repository: Repository, ref: string, paths: readonly string[]): ReadonlyMap<string, string> {
  const listed = listFilesAt(repository, ref, paths);
  const texts = readFilesAt(repository, listed.map((path) => ({ ref, path })));
  const tree = new Map<string, string>();
  listed.forEach((path, index) => {
    const text = texts[index];
    if (text !== undefined) tree.set(path, text);
  });
  return tree;
}

/** Paths of the files below folders at a commit, sorted as Git sorts. */
export function listFilesAt(repository: Repository, ref: string, paths: readonly string[]): readonly string[] {
  const listed = runGit(repository.directory, ['ls-tree', '-r', '-z', '--name-only', ref, '--', ...paths]);
  return listed.ok ? listed.stdout.split('\0').filter((path) => path !== '') : [];
}

/** `<hash> blob <size>\n<bytes>\n` for each file, or `<name> missing\n`. */
function parseBatch(output: Buffer, count: number): (string | undefined)[] {
  const texts: (string | undefined)[] = [];
  let offset = 0;
  while (texts.length < count && offset < output.length) {
    const end = output.indexOf(10, offset);
    const [, type, size] = /^\S+ (\S+) (\d+)$/.exec(output.toString('utf8', offset, end)) ?? [];
    const bytes = Number(size ?? -1);
    texts.push(type === 'blob' ? output.toString('utf8', end + 1, end + 1 + bytes) : undefined);
    offset = size === undefined ? end + 1 : end + 2 + bytes;
  }
  return texts;
}
