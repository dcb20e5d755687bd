import { resolve } from 'node:path';
import { diskFileSystem } from '../file-system';
import type { Issue } from '../issue';
import type { CellObjects } from '../render';
import { cellName, findSharedObjects, openDelivered, openProject, renderCell, selectCells } from '../render';
import type { Io } from './io';
import type { ValidateOptions } from './validate-options';
import type { Validation } from './validate-paths';

/**
 * Renders and judges every cell, each change against what is delivered now: HEAD, where nothing else is asked. A
 * history that is not there is a refusal where it was asked for, and never passes in silence.
 */
export async function validateGrid({ only, podSecurityLevel, against }: ValidateOptions, io: Io): Promise<Validation> {
  const project = openProject(io);
  const delivered = openDelivered(project, against ?? 'HEAD');
  const isAsked = ({ check }: Issue) => only === undefined || only.includes(check);
  const history: Issue[] = 'code' in delivered ? [{ ...delivered, severity: against === undefined ? 'warning' : 'error' }] : [];
  const issues = history.filter((issue) => against !== undefined || isAsked(issue));
  const options = { judge: { only, podSecurityLevel }, ...('code' in delivered ? {} : { delivered }) };
  const cells: CellObjects[] = [];
  for (const cell of selectCells(project, []).cells) {
    const render = await renderCell(cell, project, options);
    cells.push({ name: cellName(cell), objects: render.placed.map(({ object }) => object) });
    // A cell that could not be rendered was not judged: why is said whatever was asked for.
    issues.push(...(render.files.size === 0 ? render.issues : render.issues.filter(isAsked)));
  }
  issues.push(...findSharedObjects(cells).filter(isAsked));
  return {
    issues,
    readSource: (file) => diskFileSystem.readFile(resolve(io.root, file)),
  };
}
