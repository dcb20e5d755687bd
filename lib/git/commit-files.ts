import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Repository } from './repository';
import { runGit } from './run-git';

export interface CommitOptions {
  /** The commit it stands on; everything but `files` is as there. */
  readonly parent: string;
  /** New text by path, null deletes. */
  readonly files: ReadonlyMap<string, string | null>;
  readonly message: string;
}

/**
 * Makes a commit of exactly these files without touching the working tree, the index or a branch: until `moveBranch`
 * or a push names it, it is nowhere. Line-end and clean filters apply as in `git add`; it is signed where
 * commit.gpgSign says so. Client-side commit hooks do not run. Answers its hash, or what Git says.
 */
export function commitFiles(repository: Repository, options: CommitOptions): { hash: string } | { fault: string } {
  let folder: string | undefined;
  try {
    folder = mkdtempSync(join(repository.gitDirectory, 'trellis-commit-'));
    return commitIn(folder, repository, options);
  } catch (error) {
    return { fault: error instanceof Error || (typeof error === 'object' && error !== null && 'message' in error) ? String(error.message) : String(error) };
  } finally {
    if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
  }
}

/** Builds the commit from a working tree and an index of its own, both below `folder`. */
function commitIn(folder: string, repository: Repository, { parent, files, message }: CommitOptions): { hash: string } | { fault: string } {
  const tree = join(folder, 'tree');
  mkdirSync(tree);
  for (const [path, text] of files) {
    if (text === null) continue;
    const file = join(tree, repository.prefix, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
  const git = (args: readonly string[], input = ''): { ok: boolean; text: string } => {
    const place = [`--git-dir=${repository.gitDirectory}`, `--work-tree=${tree}`];
    const { ok, stdout, stderr } = runGit(tree, [...place, ...args], { indexFile: join(folder, 'index'), input });
    return { ok, text: ok ? stdout.trim() : stderr.trim() };
  };
  const read = git(['read-tree', parent]);
  if (!read.ok) return { fault: read.text };
  const paths = [...files.keys()].map((path) => `${repository.prefix}${path}\0`);
  const added = git(['update-index', '-z', '--add', '--remove', '--stdin'], paths.join(''));
  if (!added.ok) return { fault: added.text };
  const written = git(['write-tree']);
  if (!written.ok) return { fault: written.text };
  const sign = git(['config', '--type=bool', 'commit.gpgSign']).text === 'true' ? ['-S'] : [];
  const committed = git(['commit-tree', written.text, '-p', parent, ...sign, '-F', '-'], message);
  return committed.ok ? { hash: committed.text } : { fault: committed.text };
}
