import { join } from 'node:path';
import { annotateRelease, readRelease } from '../argocd';
import type { CellId, Project } from './project';
import { cellName } from './project';

/** What overlays/<cell>/release.yaml records, as annotations of the cell's Applications; none before a promotion. */
export function releaseAnnotations(cell: CellId, { root, fileSystem }: Pick<Project, 'root' | 'fileSystem'>): Readonly<Record<string, string>> {
  const text = fileSystem.readFile(join(root, 'overlays', cellName(cell), 'release.yaml'));
  const release = text === undefined ? undefined : readRelease(text);
  return release === undefined ? {} : annotateRelease(release);
}
