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
  const issues: Issue[] = 'code' in delivered ? [{ ...delivered, severity: against === undefined ? 'warning' : 'error' }] : [];
  const options = { judge: { only, podSecurityLevel }, ...('code' in delivered ? {} : { delivered }) };
  const cells: CellObjects[] = [];
  for (const cell of selectCells(project, []).cells) {
    const render = await renderCell(cell, project, options);
    cells.push({ name: cellName(cell), objects: render.placed.map(({ object }) => object) });
    issues.push(...render.issues);
  }
  issues.push(...findSharedObjects(cells));
  return {
    issues: issues.filter(({ check }) => only === undefined || only.includes(check)),
    readSource: (file) => diskFileSystem.readFile(resolve(io.root, file)),
  };
}
