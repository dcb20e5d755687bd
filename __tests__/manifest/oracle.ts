import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';

/** What the real `kustomize build` says of a tree of files. */
export type OracleResult = { readonly text: string } | { readonly error: string };

/** The real binary: KUSTOMIZE, or on PATH, or where `go install` puts it; undefined where this machine has none. */
export function findOracle(): string | undefined {
  const named = process.env.KUSTOMIZE;
  if (named !== undefined && named !== '') return named;
  const folders = [...(process.env.PATH ?? '').split(delimiter), join(homedir(), 'go', 'bin')];
  return folders.map((folder) => join(folder, 'kustomize')).find((path) => existsSync(path));
}

/** Writes the files (text, or bytes) to a new folder, which is removed when `use` returns. */
export function withTree<T>(files: Readonly<Record<string, string | Buffer>>, use: (root: string) => T): T {
  const root = mkdtempSync(join(tmpdir(), 'trellis-oracle-'));
  try {
    for (const [path, content] of Object.entries(files)) {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), content);
    }
    return use(root);
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

/** What the binary says of a folder; paths in a refusal are below `root`. */
export function buildByOracle(oracle: string, root: string, directory = '.', args: readonly string[] = []): OracleResult {
  const { status, stdout, stderr } = spawnSync(oracle, ['build', ...args, join(root, directory)], { encoding: 'utf8', maxBuffer: 1 << 28 });
  return status === 0 ? { text: stdout } : { error: stderr.replaceAll(root, '').trim() };
}

export function askOracle(oracle: string, files: Readonly<Record<string, string | Buffer>>, directory = '.', args: readonly string[] = []): OracleResult {
  return withTree(files, (root) => buildByOracle(oracle, root, directory, args));
}

/** `describe`, off with one line saying so where the binary is absent. */
export function describeOracle(title: string, tests: (oracle: string) => void): void {
  const oracle = findOracle();
  if (oracle === undefined) describe.skip(`${title} (off: no kustomize binary; set KUSTOMIZE)`, () => test('needs the binary', () => undefined));
  else describe(title, () => tests(oracle));
}
