import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, rmdirSync, writeFileSync } from 'node:fs';
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
}

/** One step back: what stood at `path` before, in base64; null where nothing did. */
interface StepBack {
  readonly path: string;
  readonly old: string | null;
}

interface WantedFile {
  readonly path: string;
  readonly text: string | null;
  readonly old: Buffer | null;
}

const journalName = '.trellis-journal';
const commitName = 'steps.json';
const undoName = 'undo.json';

/**
 * Writes and deletes files below `base`, all or nothing, touching only those whose content differs.
 * Every new content is staged in a journal first; the journal's list of steps is the point of no return: killed before
 * it, the tree is as before; killed after it, `recoverJournal` finishes. From there on files are only renamed, which
 * needs no room on the disk; an error on the way restores what was. Reports OUTPUT_NOT_WRITTEN.
 */
export function writeFiles(base: string, changes: FileChanges): WriteResult {
  const journal = join(base, journalName);
  let wanted: readonly WantedFile[] = [];
  let isCommitted = false;
  try {
    wanted = [...changes].flatMap(([path, text]) => wantedFile(base, path, text));
    if (wanted.length === 0) return { changed: [], issues: [] };
    mkdirSync(base, { recursive: true });
    rmSync(journal, { recursive: true, force: true });
    mkdirSync(journal);
    const steps = wanted.map(({ path, text }, index) => stage(journal, path, text, index));
    writeAtomically(journal, commitName, JSON.stringify(steps));
    isCommitted = true;
    applySteps(base, journal, steps);
  } catch (error) {
    if (isCommitted) rollBack(base, journal, wanted);
    else dropJournal(journal);
    return { changed: [], issues: [notWritten(error)] };
  }
  return { changed: wanted.map(({ path }) => path).sort(), issues: [] };
}

/** Finishes what an interrupted `writeFiles` had begun; returns the paths it set right, none where all was in order. */
export function recoverJournal(base: string): readonly string[] {
  const journal = join(base, journalName);
  if (!existsSync(journal)) return [];
  const undo = readIfPresent(join(journal, undoName));
  if (undo !== null) {
    const back: readonly StepBack[] = JSON.parse(undo.toString());
    undoSteps(base, back);
    rmSync(journal, { recursive: true, force: true });
    return back.map(({ path }) => path);
  }
  const list = readIfPresent(join(journal, commitName));
  if (list === null) {
    rmSync(journal, { recursive: true, force: true });
    return [];
  }
  const steps: readonly Step[] = JSON.parse(list.toString());
  applySteps(base, journal, steps);
  return steps.map(({ path }) => path);
}

function wantedFile(base: string, path: string, text: string | null): readonly WantedFile[] {
  const old = readIfPresent(join(base, path));
  const isSame = text === null ? old === null : old !== null && old.equals(Buffer.from(text));
  return isSame ? [] : [{ path, text, old }];
}

/** What a file holds, or null where there is none: the value that FileChanges uses for "no file". */
function readIfPresent(file: string): Buffer | null {
  try {
    return readFileSync(file);
  } catch (error) {
    if (['ENOENT', 'ENOTDIR', 'EISDIR'].includes(errorCode(error) ?? '')) return null;
    throw error;
  }
}

function stage(journal: string, path: string, text: string | null, index: number): Step {
  if (text === null) return { path };
  const staged = `new-${index}`;
  writeFileSync(join(journal, staged), text);
  return { path, staged };
}

function writeAtomically(journal: string, name: string, text: string): void {
  const draft = join(journal, `${name}.draft`);
  writeFileSync(draft, text);
  renameSync(draft, join(journal, name));
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

/** Notes the way back before it is gone, where there is room for the note. */
function rollBack(base: string, journal: string, wanted: readonly WantedFile[]): void {
  const back = wanted.map(({ path, old }): StepBack => ({ path, old: old === null ? null : old.toString('base64') }));
  try {
    writeAtomically(journal, undoName, JSON.stringify(back));
  } catch {
    rmSync(join(journal, commitName), { force: true });
  }
  undoSteps(base, back);
  dropJournal(journal);
}

/** Safe to repeat; the last step first. A folder that stands where a file was to be written is none of ours. */
function undoSteps(base: string, back: readonly StepBack[]): void {
  for (const { path, old } of [...back].reverse()) {
    const target = join(base, path);
    const present = readIfPresent(target);
    if (old === null && present !== null) {
      rmSync(target, { force: true });
      removeEmptyFolders(base, dirname(path));
    }
    if (old !== null && present?.equals(Buffer.from(old, 'base64')) !== true) {
      mkdirSync(dirname(target), { recursive: true });
      writeFileSync(target, Buffer.from(old, 'base64'));
    }
  }
}

/** On a read-only disk not even this can be done; the next run does it. */
function dropJournal(journal: string): void {
  try {
    rmSync(journal, { recursive: true, force: true });
  } catch {
    return;
  }
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
