import { existsSync, linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Issue } from '../issue';
import { report } from '../issue';
import { errorCode } from './error-code';
import { notWritten } from './transaction';

const lockName = '.trellis-running';
let counter = 0;

export interface RunLock {
  readonly release: () => void;
}

/**
 * Takes the lock of the tree at `base`, so that one process at a time writes there. The lock names its process; that of
 * a process which has ended is taken over. Returns OUTPUT_BUSY while its holder lives, OUTPUT_NOT_WRITTEN
 * where nothing can be written at all.
 */
export function takeRunLock(base: string): RunLock | Issue {
  const lock = join(base, lockName);
  counter += 1;
  const own = `${process.pid} ${process.hrtime.bigint()} ${counter}`;
  const draft = `${lock}.${process.pid}.${counter}`;
  try {
    mkdirSync(base, { recursive: true });
    writeFileSync(draft, own);
    for (let attempt = 0; attempt < 20; attempt += 1) {
      if (link(draft, lock)) return { release: () => releaseIfOwn(lock, own) };
      const holder = readHolder(lock);
      if (holder !== undefined && isAlive(holder)) return busy(base, holder);
      if (holder !== undefined) clearStale(lock, holder);
    }
    return busy(base, readHolder(lock) ?? 'unknown');
  } catch (error) {
    return notWritten(error);
  } finally {
    if (existsSync(draft)) rmSync(draft, { force: true });
  }
}

/** A hard link appears with its content, or not at all where the name is taken. */
function link(draft: string, lock: string): boolean {
  try {
    linkSync(draft, lock);
    return true;
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return false;
    throw error;
  }
}

function readHolder(lock: string): string | undefined {
  try {
    return readFileSync(lock, 'utf8');
  } catch {
    return undefined;
  }
}

function isAlive(holder: string): boolean {
  const pid = Number(holder.split(' ')[0]);
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return errorCode(error) === 'EPERM';
  }
}

/** Moves a dead process's lock away; a lock that another process took meanwhile is put back. */
function clearStale(lock: string, holder: string): void {
  const aside = `${lock}.${process.pid}.stale`;
  try {
    renameSync(lock, aside);
  } catch {
    return;
  }
  if (readHolder(aside) !== holder) link(aside, lock);
  rmSync(aside, { force: true });
}

function releaseIfOwn(lock: string, own: string): void {
  if (readHolder(lock) === own) rmSync(lock, { force: true });
}

function busy(base: string, holder: string): Issue {
  return report('OUTPUT_BUSY', `another Trellis (process ${holder.split(' ')[0]}) is writing to ${base}`, {
    hint: 'wait until it has ended, then run it again',
  });
}
