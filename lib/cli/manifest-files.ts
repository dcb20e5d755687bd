import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import type { Issue } from '../issue';
import { report } from '../issue';
import type { Io } from './io';

/** One text that holds manifests. */
export interface ManifestFile {
  /** As issues name it: relative to where the user stands. */
  readonly file: string;
  readonly text: string;
}

/**
 * The texts that paths on a command line mean: a file, every .yaml, .yml and .json below a folder, or `-` for standard
 * input. Kustomization files and hidden folders are no manifests. Reports PATH_UNREADABLE.
 */
export function readManifestFiles(paths: readonly string[], io: Io): { readonly files: readonly ManifestFile[]; readonly issues: readonly Issue[] } {
  const files = new Map<string, ManifestFile>();
  const issues: Issue[] = [];
  for (const path of paths) {
    try {
      for (const file of path === '-' ? [{ file: '-', text: io.stdin?.() ?? '' }] : filesAt(resolve(io.cwd, path), io.cwd)) files.set(file.file, file);
    } catch (error) {
      issues.push(report('PATH_UNREADABLE', `Cannot read ${path}: ${reasonOf(error)}.`));
    }
  }
  return { files: [...files.values()], issues };
}

function filesAt(path: string, cwd: string): ManifestFile[] {
  if (!statSync(path).isDirectory()) return [readAt(path, cwd)];
  return readdirSync(path, { withFileTypes: true })
    .sort((left, right) => (left.name < right.name ? -1 : 1))
    .flatMap((entry) => {
      if (entry.name.startsWith('.') || entry.name === 'node_modules') return [];
      if (entry.isDirectory()) return filesAt(join(path, entry.name), cwd);
      return isManifestName(entry.name) ? [readAt(join(path, entry.name), cwd)] : [];
    });
}

export function isManifestName(name: string): boolean {
  return /\.(ya?ml|json)$/i.test(name) && !/^kustomization\.ya?ml$/.test(name);
}

function readAt(path: string, cwd: string): ManifestFile {
  return { file: fileName(path, cwd), text: readFileSync(path, 'utf8') };
}

/** Relative to where the user stands; absolute outside. */
export function fileName(path: string, cwd: string): string {
  const file = relative(cwd, path).split('\\').join('/');
  return file.startsWith('../') ? path : file;
}

const reasons: Readonly<Record<string, string>> = { ENOENT: 'there is no such file or folder', EACCES: 'permission denied' };

function reasonOf(error: unknown): string {
  const code = typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
  return reasons[code] ?? String(error);
}
