import { join, relative } from 'node:path';
import { openRepository, readFilesAt } from '../git';
import type { Issue } from '../issue';
import { report } from '../issue';
import { cellLockName, hashText, readCellLock } from '../output';
import { existingAncestor } from './open-project';
import type { CellId, Project } from './project';
import { cellName } from './project';

export interface Released {
  /** Text by path relative to dist; undefined where the cell was never released. */
  readonly files?: ReadonlyMap<string, string>;
  readonly issues: readonly Issue[];
}

/**
 * The release of a held cell: the files that its lock lists, as the working tree has them, or as HEAD has them where the
 * working tree's text is not the one that was released (edited or deleted by hand). Reports RELEASE_LOST.
 */
export function readReleasedFiles(cell: CellId, project: Project): Released {
  const committed = readerOfHead(project.outDirectory);
  const lockPath = `${cellName(cell)}/${cellLockName}`;
  const present = project.fileSystem.readFile(join(project.outDirectory, lockPath));
  const lock = (present === undefined ? undefined : readCellLock(present)) ?? readCellLock(committed([lockPath])[0] ?? '');
  const paths = Object.keys(lock?.files ?? {});
  if (lock === undefined || paths.length === 0) return { issues: [] };
  const files = new Map<string, string>();
  const issues: Issue[] = [];
  const missing: string[] = [];
  for (const path of paths) {
    const text = project.fileSystem.readFile(join(project.outDirectory, path));
    if (text !== undefined && hashText(text) === lock.files[path]) files.set(path, text);
    else missing.push(path);
  }
  const restored = missing.length === 0 ? [] : committed(missing);
  missing.forEach((path, index) => {
    const text = restored[index];
    if (text !== undefined && hashText(text) === lock.files[path]) files.set(path, text);
    else issues.push(lost(path, cell));
  });
  return { files, issues };
}

type HeadReader = (paths: readonly string[]) => readonly (string | undefined)[];

/** Reads files below `directory` as HEAD of its repository has them; nothing where there is no repository. */
function readerOfHead(directory: string): HeadReader {
  return (paths) => {
    const start = existingAncestor(directory);
    const repository = openRepository(start);
    if (repository === undefined) return paths.map(() => undefined);
    const below = relative(start, directory);
    return readFilesAt(repository, paths.map((path) => ({ ref: 'HEAD', path: below === '' ? path : `${below}/${path}` })));
  };
}

function lost(path: string, cell: CellId): Issue {
  return report('RELEASE_LOST', `${path} is not what ${cellName(cell)} released, and HEAD does not have the released text`, {
    file: `dist/${path}`,
    hint: `restore it from the commit that released it, or run trellis release ${cellName(cell)}`,
  });
}
