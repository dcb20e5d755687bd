import type { CellId, Project } from './project';

/** What overlays/<cell>/release.yaml records, as annotations of the cell's Applications; none before a promotion. */
export function releaseAnnotations(_cell: CellId, _project: Project): Readonly<Record<string, string>> {
  return {};
}
