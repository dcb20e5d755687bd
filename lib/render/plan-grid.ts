import { join } from 'node:path';
import { renderRootApplication } from '../argocd';
import type { Issue } from '../issue';
import type { KubeObject } from '../manifest';
import { printYaml } from '../manifest';
import type { FileChanges } from '../output';
import { cellLockName, headerOf, planCell } from '../output';
import { readSettings } from '../settings';
import { listCells } from './list-cells';
import type { RenderOptions } from './pipeline';
import { planSynth } from './plan-synth';
import type { CellId, Project } from './project';
import { cellName } from './project';
import { findSharedObjects } from './shared-objects';

/** What a synth would write for one cell, for dist/argocd/root.yaml, or for a cell that is no more; or what is wrong with the grid as a whole. */
export interface Plan {
  /** `craftista/dev`, or `argocd`. */
  readonly name: string;
  /** Below dist: text to write, null to delete; empty where dist is as it should be. */
  readonly changes: FileChanges;
  /** Objects of a held cell that wait for its next release. */
  readonly pending: readonly string[];
  /** What the cell renders. */
  readonly objects: readonly KubeObject[];
  readonly issues: readonly Issue[];
}

export interface GridOptions extends RenderOptions {
  /** Only these cells; by default all, and then what removed cells left behind is deleted too. */
  readonly cells?: readonly CellId[];
  /** Called before each cell with its number, starting at 1. */
  readonly onCell?: (name: string, number: number, count: number) => void;
}

/** Plans a synth of the grid. Nothing is written, whatever is found. */
export async function planGrid(project: Project, options: GridOptions = {}): Promise<readonly Plan[]> {
  const cells = options.cells ?? listCells(project);
  const plans: Plan[] = [];
  for (const [index, cell] of cells.entries()) {
    options.onCell?.(cellName(cell), index + 1, cells.length);
    plans.push(await planSynth(cell, project, options));
  }
  const shared = findSharedObjects(plans);
  if (shared.length > 0) plans.push({ name: 'grid', changes: new Map(), pending: [], objects: [], issues: shared });
  plans.push(...planRoot(project));
  if (options.cells === undefined) plans.push(...planRemovedCells(project));
  return plans;
}

/** dist/argocd/root.yaml belongs to no cell; its repository is that of the first one. */
function planRoot(project: Project): readonly Plan[] {
  const [first] = listCells(project);
  const file = first === undefined ? '' : join(project.root, 'overlays', cellName(first), 'environment.yaml');
  const { settings } = readSettings(file, project.fileSystem);
  if (settings === undefined) return [];
  const { repoUrl, targetRevision } = settings.delivery;
  const root = renderRootApplication({ repoUrl: project.repoUrl ?? repoUrl, targetRevision, distPath: project.distPath });
  const files = new Map([['argocd/root.yaml', `${headerOf('')}${printYaml([root])}`]]);
  return [{ name: 'argocd', pending: [], objects: [], ...planCell(project.outDirectory, 'argocd', files) }];
}

/** Deletes what cells own in dist that have no overlay any more. */
function planRemovedCells(project: Project): readonly Plan[] {
  const present = new Set(listCells(project).map(cellName));
  const { readDirectory, readFile } = project.fileSystem;
  const folders = (readDirectory(project.outDirectory) ?? []).flatMap((system) =>
    (readDirectory(join(project.outDirectory, system)) ?? []).map((environment) => `${system}/${environment}`),
  );
  const removed = folders.filter((name) => !present.has(name) && readFile(join(project.outDirectory, name, cellLockName)) !== undefined);
  return removed.map((name) => {
    const { changes, issues } = planCell(project.outDirectory, name, new Map());
    return { name, changes: new Map([...changes, [`${name}/${cellLockName}`, null]]), pending: [], objects: [], issues };
  });
}
