import { join } from 'node:path';
import type { Issue } from '../issue';
import { report } from '../issue';
import { hintOf, nearest } from '../nearest';
import type { CellId, Project } from './project';
import { cellName } from './project';

/** Every cell of the project: the folders overlays/<system>/<environment> with a kustomization.yaml, sorted by name. */
export function listCells(project: Project): readonly CellId[] {
  const { readDirectory, readFile } = project.fileSystem;
  const overlays = join(project.root, 'overlays');
  return (readDirectory(overlays) ?? [])
    .filter((system) => system !== 'components')
    .flatMap((system) =>
      (readDirectory(join(overlays, system)) ?? [])
        .filter((environment) => readFile(join(overlays, system, environment, 'kustomization.yaml')) !== undefined)
        .map((environment) => ({ system, environment })),
    );
}

/**
 * The cells that names on a command line mean: `craftista/prod`, or `craftista` for all of a system's; all cells where
 * no name is given. Reports CELL_UNKNOWN.
 */
export function selectCells(
  project: Project,
  names: readonly string[],
): { readonly cells: readonly CellId[]; readonly issues: readonly Issue[] } {
  const all = listCells(project);
  if (names.length === 0) return { cells: all, issues: [] };
  const issues: Issue[] = [];
  const wanted = new Set<string>();
  for (const name of names) {
    const found = all.filter((cell) => cellName(cell) === name || cell.system === name);
    if (found.length === 0) issues.push(unknownCell(name, all));
    for (const cell of found) wanted.add(cellName(cell));
  }
  return { cells: all.filter((cell) => wanted.has(cellName(cell))), issues };
}

function unknownCell(name: string, all: readonly CellId[]): Issue {
  const known = [...new Set([...all.map(cellName), ...all.map(({ system }) => system)])];
  const near = nearest(name, known);
  return report('CELL_UNKNOWN', `there is no cell or system "${name}"`, hintOf(near, `the cells are ${all.map(cellName).join(', ')}`));
}
