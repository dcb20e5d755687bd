import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { recoverJournal, writeFiles } from '../../lib/output';

let base = '';
beforeEach(() => {
  base = mkdtempSync(join(tmpdir(), 'trellis-transaction-'));
});
afterEach(() => rmSync(base, { recursive: true, force: true }));

const read = (path: string) => readFileSync(join(base, path), 'utf8');

test('files are written, replaced and deleted together, and emptied folders go', () => {
  writeFiles(base, new Map([['a/one.yaml', '1'], ['b/two.yaml', '2']]));
  const { changed, issues } = writeFiles(base, new Map([['a/one.yaml', null], ['b/two.yaml', '3'], ['c.yaml', '4']]));
  expect(issues).toEqual([]);
  expect(changed).toEqual(['a/one.yaml', 'b/two.yaml', 'c.yaml']);
  expect(readdirSync(base).sort()).toEqual(['b', 'c.yaml']);
  expect([read('b/two.yaml'), read('c.yaml')]).toEqual(['3', '4']);
});

test('a file that already holds the text is not touched', () => {
  writeFiles(base, new Map([['one', '1']]));
  expect(writeFiles(base, new Map([['one', '1'], ['gone', null]]))).toEqual({ changed: [], issues: [] });
});

test('a target that cannot be replaced leaves every file as it was', () => {
  writeFiles(base, new Map([['one', '1'], ['two', '2']]));
  mkdirSync(join(base, 'folder'));
  writeFileSync(join(base, 'folder', 'inside'), 'kept');
  const { changed, issues } = writeFiles(base, new Map([['one', 'new'], ['two', null], ['three', 'new'], ['two/below', 'x'], ['folder', 'x']]));
  expect(changed).toEqual([]);
  expect(issues.map(({ code }) => code)).toEqual(['OUTPUT_NOT_WRITTEN']);
  expect([read('one'), read('two'), read('folder/inside')]).toEqual(['1', '2', 'kept']);
  expect(existsSync(join(base, 'three'))).toBe(false);
  expect(readdirSync(base).sort()).toEqual(['folder', 'one', 'two']);
});

(process.getuid?.() === 0 ? test.skip : test)('a folder without permission is an error (off for root, whom nothing is forbidden)', () => {
  chmodSync(base, 0o500);
  expect(writeFiles(base, new Map([['one', '1']])).issues.map(({ code }) => code)).toEqual(['OUTPUT_NOT_WRITTEN']);
  chmodSync(base, 0o700);
});

test('killed before the list of steps was complete, the tree is as before', () => {
  writeFileSync(join(base, 'one'), '1');
  mkdirSync(join(base, '.trellis-journal'));
  writeFileSync(join(base, '.trellis-journal', 'new-0'), 'half');
  expect(recoverJournal(base)).toEqual([]);
  expect(readdirSync(base)).toEqual(['one']);
  expect(read('one')).toBe('1');
});

test('killed while the steps were done, the next run does the rest', () => {
  writeFileSync(join(base, 'done'), 'new');
  writeFileSync(join(base, 'todo'), 'old');
  const journal = join(base, '.trellis-journal');
  mkdirSync(journal);
  writeFileSync(join(journal, 'new-1'), 'new');
  writeFileSync(join(journal, 'steps.json'), JSON.stringify([{ path: 'done', staged: 'new-0' }, { path: 'todo', staged: 'new-1' }]));
  expect(recoverJournal(base)).toEqual(['done', 'todo']);
  expect([read('done'), read('todo')]).toEqual(['new', 'new']);
  expect(existsSync(journal)).toBe(false);
});

test('killed while an error was taken back, the next run takes the rest back', () => {
  writeFileSync(join(base, 'back'), 'old');
  writeFileSync(join(base, 'todo'), 'new');
  writeFileSync(join(base, 'fresh'), 'new');
  mkdirSync(join(base, '.trellis-journal'));
  const old = Buffer.from('old').toString('base64');
  const back = [{ path: 'back', old }, { path: 'todo', old }, { path: 'fresh', old: null }, { path: 'sub/deleted', old }];
  writeFileSync(join(base, '.trellis-journal', 'undo.json'), JSON.stringify(back));
  expect(recoverJournal(base)).toEqual(['back', 'todo', 'fresh', 'sub/deleted']);
  expect([read('back'), read('todo'), read('sub/deleted')]).toEqual(['old', 'old', 'old']);
  expect(readdirSync(base).sort()).toEqual(['back', 'sub', 'todo']);
});
