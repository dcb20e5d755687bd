import { join } from 'node:path';
import type { CommitStamp, Repository } from '../git';
import { readCommitStamp, readFilesAt, readTreeAt, resolveRef } from '../git';
import type { Issue } from '../issue';
import { hasErrors, report } from '../issue';
import type { CellId, Project, System } from '../render';
import { cellName, listCells, selectCells } from '../render';
import type { DeliverySettings } from '../settings';
import { readSettings } from '../settings';
import type { CellPaths } from './cell-paths';
import { cellPaths } from './cell-paths';
import type { DeliveredImage } from './delivered-images';
import { readDeliveredImages } from './delivered-images';
import type { ImageEntry } from './image-entries';
import { readImageEntries } from './image-entries';
import { checkServices } from './select-moves';
import type { ReleaseRequest } from './release-plan';

/** A cell as promotion sees it. */
export interface OpenCell {
  readonly cell: CellId;
  readonly name: string;
  readonly project: Project;
  readonly repository: Repository;
  readonly request: ReleaseRequest;
  readonly paths: CellPaths;
  readonly system: System;
  readonly delivery: DeliverySettings;
  /** The overlay as the working tree has it. */
  readonly kustomization: string;
  readonly entries: readonly ImageEntry[];
  /** The commit that is checked out. */
  readonly head: string;
  readonly stamp: CommitStamp;
}

/**
 * Opens a cell for a change of what it delivers. Reports CELL_UNKNOWN, SERVICE_UNKNOWN, IMAGE_LIST_UNREADABLE,
 * ARGOCD_SOURCE_FILE, and what its settings report.
 */
export async function openCell(
  name: string,
  project: Project,
  repository: Repository,
  request: ReleaseRequest,
): Promise<{ open: OpenCell; issues: readonly Issue[] } | { open?: undefined; issues: readonly Issue[] }> {
  const cell = listCells(project).find((one) => cellName(one) === name);
  if (cell === undefined) return { issues: unknownCell(project, name) };
  const paths = cellPaths(cell, project);
  const { settings, issues } = readSettings(join(project.root, paths.overlay, 'environment.yaml'), project.fileSystem);
  const system = await project.loadSystem(cell.system);
  if (settings === undefined || hasErrors(issues) || system === undefined) {
    return { issues: issues.length > 0 ? issues : unknownCell(project, name) };
  }
  const kustomization = project.fileSystem.readFile(join(project.root, paths.kustomization)) ?? '';
  const { entries, issues: listIssues } = readImageEntries(kustomization, paths.kustomization);
  const { delivery } = settings;
  const known = [...Object.keys(system.services), ...Object.keys(system.base)];
  const found = [...issues, ...checkServices(request.services, known, cell.system), ...listIssues, ...findSourceFiles(project, paths)];
  const [head, stamp] = [resolveRef(repository, 'HEAD') ?? '', readCommitStamp(repository.directory)];
  return { open: { cell, name, project, repository, request, paths, system, delivery, kustomization, entries, head, stamp }, issues: found };
}

export interface DeliveredSource extends Pick<OpenCell, 'repository' | 'paths'> {
  /** Names the files; without it Git lists them, which takes it longer. */
  readonly system?: System;
}

/** The images of a cell's dist as a commit has it. */
export function readDelivered({ repository, paths: { dist }, system }: DeliveredSource, ref = 'HEAD'): ReadonlyMap<string, DeliveredImage> {
  if (system === undefined) {
    const tree = readTreeAt(repository, ref, [dist]);
    return readDeliveredImages(new Map([...tree].map(([path, text]) => [path.slice(dist.length + 1), text])));
  }
  const names = [...Object.keys(system.services).map((name) => `${name}.yaml`), ...Object.keys(system.base).map((name) => `base/${name}.yaml`)];
  const texts = readFilesAt(repository, names.map((name) => ({ ref, path: `${dist}/${name}` })));
  return readDeliveredImages(new Map(names.flatMap((name, index): [string, string][] => (texts[index] === undefined ? [] : [[name, texts[index]]]))));
}

function unknownCell(project: Project, name: string): readonly Issue[] {
  const { issues } = selectCells(project, [name]);
  // A system's name selects cells but is none.
  return issues.length > 0 ? issues : [report('CELL_UNKNOWN', `there is no cell "${name}"`, { hint: 'name it as system/environment' })];
}

/** Argo CD reads such a file beside the manifests and lets its tags win, unseen by any check or history. */
function findSourceFiles(project: Project, { dist, overlay }: CellPaths): readonly Issue[] {
  return [dist, `${dist}/base`, overlay].flatMap((folder) =>
    (project.fileSystem.readDirectory(join(project.root, folder)) ?? [])
      .filter((file) => file.startsWith('.argocd-source'))
      .map((file) =>
        report('ARGOCD_SOURCE_FILE', `${folder}/${file} would override the tags that dist shows`, {
          file: `${folder}/${file}`,
          hint: `delete it, and set argocd-image-updater.argoproj.io/write-back-target: kustomization:/${overlay}`,
        }),
      ),
  );
}
