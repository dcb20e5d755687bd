import { join } from 'node:path';
import { readRelease } from '../argocd';
import type { CellId, Project } from './project';
import { cellName } from './project';

/** What overlays/<cell>/release.yaml records, as annotations of the cell's Applications; none before a promotion. */
export function releaseAnnotations(cell: CellId, { root, fileSystem }: Pick<Project, 'root' | 'fileSystem'>): Readonly<Record<string, string>> {
  const text = fileSystem.readFile(join(root, 'overlays', cellName(cell), 'release.yaml'));
  const release = text === undefined ? undefined : readRelease(text);
  if (release === undefined) return {};
  const { verb, from, approvedBy, images } = release;
  const tags = Object.entries(images).map(([image, tag]) => `${image}=${tag}`);
  return {
    ...(from !== undefined && { [verb === 'rollback' ? 'trellis.dev/rolled-back-to' : 'trellis.dev/promoted-from']: from }),
    ...(approvedBy !== undefined && { 'trellis.dev/approved-by': approvedBy }),
    ...(tags.length > 0 && { 'trellis.dev/release-tags': tags.join(', ') }),
  };
}
