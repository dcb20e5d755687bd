import { join } from 'node:path';
import { diskFileSystem } from '../file-system';
import type { Issue } from '../issue';
import { report } from '../issue';
import { cellLockName, printCellLock, readCellLock } from './cell-lock';
import { bearsHeader } from './layout';
import type { FileChanges } from './transaction';

export interface CellChanges {
  /** What has to be written (and, with null, deleted) below dist so that it holds exactly the cell's files. */
  readonly changes: FileChanges;
  readonly issues: readonly Issue[];
}

/**
 * Compares a cell's rendered files (text by path relative to dist) with what `directory` (dist) holds and owns.
 * Files that the cell's lock lists and that are no longer rendered are to be deleted. Reports OUTPUT_NOT_OWNED for a
 * file in the way that Trellis did not write, OUTPUT_LOCK_UNREADABLE for a lock it cannot read.
 */
export function planCell(directory: string, cell: string, rendered: ReadonlyMap<string, string>): CellChanges {
  const issues: Issue[] = [];
  const lockPath = `${cell}/${cellLockName}`;
  const lockText = diskFileSystem.readFile(join(directory, lockPath));
  const lock = lockText === undefined ? undefined : readCellLock(lockText);
  if (lockText !== undefined && lock === undefined) {
    issues.push(report('OUTPUT_LOCK_UNREADABLE', `${lockPath} is not a lock of Trellis`, { file: join(directory, lockPath) }));
  }
  const owned = new Set(Object.keys(lock?.files ?? {}));
  const changes = new Map<string, string | null>();
  const wanted = new Map([...rendered, [lockPath, printCellLock(rendered)]]);
  for (const [path, text] of wanted) {
    const present = diskFileSystem.readFile(join(directory, path));
    if (present === text) continue;
    if (present !== undefined && path !== lockPath && !owned.has(path) && !bearsHeader(present)) {
      issues.push(notOwned(directory, path));
    } else {
      changes.set(path, text);
    }
  }
  for (const path of owned) {
    if (!rendered.has(path) && diskFileSystem.readFile(join(directory, path)) !== undefined) changes.set(path, null);
  }
  return { changes, issues };
}

function notOwned(directory: string, path: string): Issue {
  return report('OUTPUT_NOT_OWNED', `${path} was not written by Trellis and would be overwritten`, {
    file: join(directory, path),
    hint: 'move the file away, or choose another folder with --out',
  });
}
