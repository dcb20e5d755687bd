import { copyFileSync, existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, rmdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Issue } from '../issue';
import { report } from '../issue';
import { errorCode } from './error-code';

/** Contents by path relative to a base folder, with `/`; null deletes. */
export type FileChanges = ReadonlyMap<string, string | null>;

export interface WriteResult {
  /** Paths that now differ from before, sorted. */
  readonly changed: readonly string[];
  readonly issues: readonly Issue[];
}

/** One step of the journal: the staged file (absent for a deletion) takes the place of `path`. */
interface Step {
  readonly path: string;
  readonly staged?: string;
  /** Nothing stood there before. */
  readonly isNew?: true;
}

const journalName = '.trellis-journal';
const commitName = 'steps.json';
/** The same list after an error: its steps are being taken back. */
const undoName = 'undo.json';

/**
 * Writes and deletes files below `base`, all or nothing, touching only those whose content differs.
 * Every new content is staged in a journal first; the journal's list of steps is the point of no return: killed before
 * it, the tree is as before; killed after it, `recoverJournal` finishes. An error on the way restores what was.
 * Reports OUTPUT_NOT_WRITTEN.
 */
export function writeFiles(base: string, changes: FileChanges): WriteResult {
  const wanted = [...changes].filter(([path, text]) => readIfPresent(join(base, path)) !== text);
  if (wanted.length === 0) return { changed: [], issues: [] };
  const journal = join(base, journalName);
  try {
    mkdirSync(base, { recursive: true });
    rmSync(journal, { recursive: true, force: true });
    mkdirSync(journal);
    const steps = wanted.map(([path, text], index) => stage(journal, base, path, text, index));
    commit(journal, steps);
    applySteps(base, journal, steps);
  } catch (error) {
    rollBack(base, journal);
    return { changed: [], issues: [notWritten(error)] };
  }
  return { changed: wanted.map(([path]) => path).sort(), issues: [] };
}

/** Finishes what an interrupted `writeFiles` had begun; returns the paths it set right, none where all was in order. */
export function recoverJournal(base: string): readonly string[] {
  const journal = join(base, journalName);
  if (!existsSync(journal)) return [];
  const undo = readIfPresent(join(journal, undoName));
  if (undo !== null) return undoSteps(base, journal, JSON.parse(undo));
  const list = readIfPresent(join(journal, commitName));
  if (list === null) {
    rmSync(journal, { recursive: true, force: true });
    return [];
  }
  const steps: readonly Step[] = JSON.parse(list);
  applySteps(base, journal, steps);
  return steps.map(({ path }) => path);
}

/** What a file holds, or null where there is none: the value that FileChanges uses for "no file". */
function readIfPresent(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (['ENOENT', 'ENOTDIR', 'EISDIR'].includes(errorCode(error) ?? '')) return null;
    throw error;
  }
}

/** Keeps a copy of the old file and puts the new content beside it. */
function stage(journal: string, base: string, path: string, text: string | null, index: number): Step {
  const isNew = !existsSync(join(base, path));
  if (!isNew) copyFileSync(join(base, path), join(journal, `old-${index}`));
  if (text === null) return { path };
  const staged = `new-${index}`;
  writeFileSync(join(journal, staged), text);
  return { path, staged, ...(isNew && { isNew }) };
}

function commit(journal: string, steps: readonly Step[]): void {
  const draft = join(journal, 'steps.draft');
  writeFileSync(draft, JSON.stringify(steps));
  renameSync(draft, join(journal, commitName));
}

/** Safe to repeat: a step whose staged file has gone was done before. */
function applySteps(base: string, journal: string, steps: readonly Step[]): void {
  for (const { path, staged } of steps) {
    const target = join(base, path);
    if (staged === undefined) {
      rmSync(target, { force: true });
      removeEmptyFolders(base, dirname(path));
    } else if (existsSync(join(journal, staged))) {
      mkdirSync(dirname(target), { recursive: true });
      renameSync(join(journal, staged), target);
    }
  }
  rmSync(journal, { recursive: true, force: true });
}

function rollBack(base: string, journal: string): void {
  const list = readIfPresent(join(journal, commitName));
  if (list === null) {
    rmSync(journal, { recursive: true, force: true });
    return;
  }
  renameSync(join(journal, commitName), join(journal, undoName));
  undoSteps(base, journal, JSON.parse(list));
}

/** Safe to repeat: an old file that has gone from the journal stands in its place again. */
function undoSteps(base: string, journal: string, steps: readonly Step[]): readonly string[] {
  for (const [index, { path, staged, isNew }] of steps.entries()) {
    const old = join(journal, `old-${index}`);
    if (existsSync(old)) {
      mkdirSync(dirname(join(base, path)), { recursive: true });
      renameSync(old, join(base, path));
    } else if (isNew === true && staged !== undefined && !existsSync(join(journal, staged))) {
      rmSync(join(base, path), { force: true });
    }
  }
  rmSync(journal, { recursive: true, force: true });
  return steps.map(({ path }) => path);
}

function removeEmptyFolders(base: string, folder: string): void {
  for (let path = folder; path !== '.' && path !== ''; path = dirname(path)) {
    const absolute = join(base, path);
    if (!existsSync(absolute)) continue;
    if (readdirSync(absolute).length > 0) return;
    rmdirSync(absolute);
  }
}

/** An error of the file system as an issue. */
export function notWritten(error: unknown): Issue {
  const reason = typeof error === 'object' && error !== null && 'message' in error ? error.message : String(error);
  return report('OUTPUT_NOT_WRITTEN', `nothing was written: ${reason}`, { hint: 'make room or give permission, then run it again' });
}
