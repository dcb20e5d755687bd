import { join } from 'node:path';
import { isReleaseAnnotation } from '../argocd';
import type { ObjectDifference } from '../compare';
import { diffObjects } from '../compare';
import { withTexts } from '../file-system';
import type { Issue } from '../issue';
import { hasErrors } from '../issue';
import type { KubeObject } from '../manifest';
import { readYaml } from '../manifest';
import type { FileChanges } from '../output';
import { cellLockName, planCell, readCellLock } from '../output';
import type { CellId, Project } from '../render';
import { cellName, renderCell, writeBase } from '../render';
import type { DeliverySettings } from '../settings';

/** What new texts in a cell's overlay, or other files in its dist, come to. */
export interface CellChange {
  readonly delivery?: DeliverySettings;
  readonly differences: readonly ObjectDifference[];
  /** Paths relative to the root. */
  readonly changes: FileChanges;
  readonly issues: readonly Issue[];
}

/** Renders a cell, checks included, as if `texts` (by path relative to the root) were written, and compares it with dist. */
export async function planRender(cell: CellId, project: Project, texts: ReadonlyMap<string, string>): Promise<CellChange> {
  const edited = { ...project, fileSystem: withTexts(project.fileSystem, project.root, texts) };
  // What the cell delivers now is what its dist holds: one with uncommitted changes is refused.
  const render = await renderCell(cell, edited, { delivered: { textsOf: () => readDist(cell, project) } });
  const delivery = render.settings && { delivery: render.settings.delivery };
  if (hasErrors(render.issues)) return { ...delivery, differences: [], changes: new Map(), issues: render.issues };
  const change = planFiles(cell, project, render.files, texts);
  return { ...delivery, ...change, issues: [...render.issues, ...change.issues] };
}

/** A cell's files as dist has them: text by path relative to dist, none for a cell that was never rendered. */
export function readDist(cell: CellId, { outDirectory, fileSystem }: Project): ReadonlyMap<string, string> {
  const lock = readCellLock(fileSystem.readFile(join(outDirectory, cellName(cell), cellLockName)) ?? '');
  const texts = Object.keys(lock?.files ?? {}).map((path) => [path, fileSystem.readFile(join(outDirectory, path)) ?? ''] as const);
  return new Map(texts);
}

/** Compares files (by path relative to dist) with a cell's present dist. */
export function planFiles(
  cell: CellId,
  project: Project,
  files: ReadonlyMap<string, string>,
  texts: ReadonlyMap<string, string>,
): CellChange {
  const { changes, issues } = planCell(project.outDirectory, cellName(cell), files);
  const touched = [...changes].filter(([path]) => !path.endsWith(cellLockName));
  const before = touched.flatMap(([path]) => readObjects(project.fileSystem.readFile(join(project.outDirectory, path)) ?? ''));
  const after = touched.flatMap(([, text]) => readObjects(text ?? ''));
  const written = [...texts].filter(([path, text]) => project.fileSystem.readFile(join(project.root, path)) !== text);
  return { differences: diffObjects(before, after), changes: new Map([...written, ...writeBase(project).fromDist(changes)]), issues };
}

/** The differences without the note of the release itself, which says again what the release says. */
export function withoutNote(differences: readonly ObjectDifference[]): readonly ObjectDifference[] {
  return differences.flatMap((difference) => {
    if (difference.change !== 'changed') return [difference];
    const fields = difference.fields.filter(({ path }) => !isReleaseAnnotation(annotationPath.exec(path)?.[1] ?? ''));
    return fields.length === 0 ? [] : [{ ...difference, fields }];
  });
}

const annotationPath = /^metadata\.annotations\["([^"]+)"\]$/;

/** The objects of a file of dist; an empty one has none. */
export function readObjects(text: string): readonly KubeObject[] {
  return readYaml(text, '').documents.filter((document) => document !== null) as KubeObject[];
}
