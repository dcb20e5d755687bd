import { hasErrors } from '../issue';
import { planCell } from '../output';
import { findPending } from './pending';
import type { RenderOptions } from './pipeline';
import { renderCell } from './pipeline';
import type { Plan } from './plan-grid';
import type { CellId, Project } from './project';
import { cellName } from './project';
import { readReleasedFiles } from './released-files';

/**
 * Renders a cell and compares it with dist. A held cell that was released once keeps its release, whatever the sources
 * say: what they would change is pending. Reports what the render, the release and the plan report.
 */
export async function planSynth(cell: CellId, project: Project, options: RenderOptions = {}): Promise<Plan> {
  const name = cellName(cell);
  const render = await renderCell(cell, project, options);
  if (hasErrors(render.issues)) return { name, changes: new Map(), pending: [], objects: [], issues: render.issues };
  const released = render.settings?.delivery.hold === true ? readReleasedFiles(cell, project) : { issues: [] };
  const { changes, issues } = planCell(project.outDirectory, name, released.files ?? render.files);
  return {
    name,
    changes,
    pending: released.files === undefined ? [] : findPending(released.files, render.files),
    objects: render.placed.map(({ object }) => object),
    issues: [...render.issues, ...released.issues, ...issues],
  };
}
