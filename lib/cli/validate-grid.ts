import { resolve } from 'node:path';
import { diskFileSystem } from '../file-system';
import type { Issue } from '../issue';
import { openDelivered, openProject, renderCell, selectCells } from '../render';
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
  for (const cell of selectCells(project, []).cells) issues.push(...(await renderCell(cell, project, options)).issues);
  return {
    issues: issues.filter(({ check }) => only === undefined || only.includes(check)),
    readSource: (file) => diskFileSystem.readFile(resolve(io.root, file)),
  };
}
