import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { takeRunLock } from '../../lib/output';

let base = '';
beforeEach(() => {
  base = mkdtempSync(join(tmpdir(), 'trellis-lock-'));
});
afterEach(() => rmSync(base, { recursive: true, force: true }));

test('one at a time: the second is told who holds the lock, and gets it once it is released', () => {
  const first = takeRunLock(base);
  expect(takeRunLock(base)).toMatchObject({ code: 'OUTPUT_BUSY', message: expect.stringContaining(`process ${process.pid}`) });
  if ('release' in first) first.release();
  expect(takeRunLock(base)).toHaveProperty('release');
});

test('the lock of a process that has ended is taken over, and nothing is left behind', () => {
  writeFileSync(join(base, '.trellis-running'), '4194303 1 1');
  const lock = takeRunLock(base);
  expect(readdirSync(base)).toEqual(['.trellis-running']);
  if ('release' in lock) lock.release();
  expect(readdirSync(base)).toEqual([]);
});

test('a folder that is not there yet is made; one that cannot be is an error', () => {
  expect(takeRunLock(join(base, 'new', 'dist'))).toHaveProperty('release');
  writeFileSync(join(base, 'file'), '');
  expect(takeRunLock(join(base, 'file', 'dist'))).toMatchObject({ code: 'OUTPUT_NOT_WRITTEN' });
});
