import { existsSync } from 'node:fs';
import { basename, dirname, relative, resolve } from 'node:path';
import { diskFileSystem } from '../file-system';
import { openRepository } from '../git';
import type { Project } from './project';

export interface ProjectOptions extends Pick<Project, 'root' | 'loadSystem' | 'systemNames'> {
  /** Stands for dist; by default the project's own dist. */
  readonly outDirectory?: string;
  readonly repoUrl?: string;
}

/** The project at `root`, rendering into its dist or into `out`, whose paths are those of the repository it lies in. */
export function openProject({ root, outDirectory: out, repoUrl, loadSystem, systemNames }: ProjectOptions): Project {
  const outDirectory = out ?? resolve(root, 'dist');
  const distPath = out === undefined || out === resolve(root, 'dist') ? 'dist' : pathInRepository(out);
  return { root, outDirectory, distPath, repoUrl, fileSystem: diskFileSystem, loadSystem, systemNames };
}

function pathInRepository(directory: string): string {
  const topLevel = openRepository(existingAncestor(directory))?.topLevel;
  return topLevel === undefined ? basename(directory) : relative(topLevel, directory).split('\\').join('/');
}

/** The folder itself, or the nearest one above it that exists: Git cannot be asked from a folder that is not there. */
export function existingAncestor(directory: string): string {
  return existsSync(directory) ? directory : existingAncestor(dirname(directory));
}
