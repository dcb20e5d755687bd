import { setTimeout as pause } from 'node:timers/promises';
import type { Issue } from '../issue';
import type { RunLock } from '../output';
import { takeRunLock } from '../output';

const pauseMilliseconds = 50;
const mostPauses = 2400;

/** Takes the lock of a tree, waiting up to two minutes for others that write there. */
export async function waitForLock(base: string): Promise<RunLock | Issue> {
  for (let pauses = 0; ; pauses += 1) {
    const lock = takeRunLock(base);
    if (!('code' in lock) || lock.code !== 'OUTPUT_BUSY' || pauses === mostPauses) return lock;
    await pause(pauseMilliseconds);
  }
}
