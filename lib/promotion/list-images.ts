import { join } from 'node:path';
import type { Repository } from '../git';
import type { Issue } from '../issue';
import type { CellId, Project } from '../render';
import { listCells } from '../render';
import { readSettings } from '../settings';
import { cellPaths } from './cell-paths';
import type { DeliveredImage } from './delivered-images';
import { readImageEntries } from './image-entries';
import { readDelivered } from './open-cell';
import { ownersOf, tagOf } from './select-moves';

/** An image of a system with its tag in each environment. */
export interface ImageRow {
  readonly system: string;
  /** Who names it, by the committed manifests. */
  readonly services: readonly string[];
  readonly image: string;
  /** By environment, first to last on the way of promotion. */
  readonly tags: Readonly<Record<string, string>>;
  /** Environments whose tag the next one does not have. */
  readonly ahead: readonly string[];
}

/** The image tags of a system's overlays, an image a row, environments in the order of promotion. */
export function listImages(system: string, project: Project, repository: Repository | undefined): { readonly rows: readonly ImageRow[]; readonly issues: readonly Issue[] } {
  const path = promotionPath(system, project);
  const issues: Issue[] = [];
  const tags = new Map<string, Record<string, string>>();
  const shown = new Map<string, DeliveredImage>();
  for (const { cell } of path) {
    const paths = cellPaths(cell, project);
    const { entries, issues: found } = readImageEntries(project.fileSystem.readFile(join(project.root, paths.kustomization)) ?? '', paths.kustomization);
    issues.push(...found);
    const delivered = repository === undefined ? new Map<string, DeliveredImage>() : readDelivered({ repository, paths });
    for (const entry of entries) {
      tags.set(entry.name, { ...tags.get(entry.name), [cell.environment]: tagOf(entry) });
      const image = delivered.get(entry.newName ?? entry.name);
      if (image !== undefined) shown.set(entry.name, image);
    }
  }
  const rows = [...tags].map(([image, byEnvironment]): ImageRow => {
    const steps = path.filter(({ cell, from }) => from !== undefined && byEnvironment[from] !== undefined && byEnvironment[from] !== byEnvironment[cell.environment]);
    return { system, services: ownersOf(shown.get(image)), image, tags: byEnvironment, ahead: steps.map(({ from }) => from ?? '') };
  });
  return { rows: rows.sort((a, b) => (a.services[0] ?? a.image).localeCompare(b.services[0] ?? b.image, 'en')), issues };
}

interface Stop {
  readonly cell: CellId;
  readonly from?: string;
}

/** A system's cells so that each comes after the one that its tags come from. */
function promotionPath(system: string, project: Project): readonly Stop[] {
  const stops = listCells(project)
    .filter((cell) => cell.system === system)
    .map((cell): Stop => {
      const file = join(project.root, 'overlays', system, cell.environment, 'environment.yaml');
      const from = readSettings(file, project.fileSystem).settings?.delivery.promotesFrom;
      return { cell, ...(from !== undefined && { from }) };
    });
  const depth = (stop: Stop, seen: readonly Stop[] = []): number => {
    const before = stops.find(({ cell }) => cell.environment === stop.from);
    return before === undefined || seen.includes(before) ? 0 : 1 + depth(before, [...seen, stop]);
  };
  return [...stops].sort((a, b) => depth(a) - depth(b));
}
