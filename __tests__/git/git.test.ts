import { mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  currentBranch,
  dirtyFiles,
  mergeBase,
  openRepository,
  readFilesAt,
  readLog,
  readTreeAt,
  resolveRef,
  runGit,
} from '../../lib/git';
import type { Repository } from '../../lib/git';
import { makeRepository } from './repository-fixture';

const fixture = makeRepository();
const first = fixture.commit('First', { 'a.txt': 'one\n', 'sub/b.txt': 'bé\n', 'sub/deep/c.txt': '' });
const second = fixture.commit('Second\n\nWhy.\n\nApproved-By: Grace\nImages: a=1, b=2', { 'a.txt': 'two' });
mkdirSync(join(fixture.directory, 'sub'), { recursive: true });
const open = (directory: string): Repository => {
  const repository = openRepository(directory);
  if (repository === undefined) throw new Error(`no repository in ${directory}`);
  return repository;
};
const top = open(fixture.directory);
const sub = open(join(fixture.directory, 'sub'));

afterAll(() => fixture.remove());

test('a folder outside any repository has none', () => {
  expect(openRepository(tmpdir())).toBeUndefined();
});

test('a repository is found from a folder inside it, and paths are relative to that folder', () => {
  expect(sub).toMatchObject({ topLevel: fixture.directory, gitDirectory: join(fixture.directory, '.git'), prefix: 'sub/' });
  expect(readTreeAt(sub, 'HEAD', ['.'])).toEqual(new Map([['b.txt', 'bé\n'], ['deep/c.txt', '']]));
});

test('files are read as they were at each commit, absent ones as undefined', () => {
  expect(
    readFilesAt(top, [
      { ref: first, path: 'a.txt' },
      { ref: 'HEAD', path: 'none.txt' },
      { ref: second, path: 'a.txt' },
      { ref: 'no-such-ref', path: 'a.txt' },
      { ref: 'HEAD', path: 'sub' },
      { ref: 'HEAD', path: 'sub/b.txt' },
    ]),
  ).toEqual(['one\n', undefined, 'two', undefined, undefined, 'bé\n']);
});

test('the log has who, when and the trailers, newest first, and can be narrowed to paths', () => {
  expect(readLog(top)).toEqual([
    {
      hash: second,
      parents: [first],
      author: { name: 'Ada', email: 'ada@example.com' },
      committer: { name: 'Ada', email: 'ada@example.com' },
      committedAt: Date.UTC(2026, 0, 1, 1) / 1000,
      subject: 'Second',
      trailers: [['Approved-By', 'Grace'], ['Images', 'a=1, b=2']],
    },
    expect.objectContaining({ hash: first, parents: [], subject: 'First', trailers: [] }),
  ]);
  expect(readLog(sub, { paths: ['b.txt'] }).map((commit) => commit.subject)).toEqual(['First']);
  expect(readLog(top, { limit: 1 }).map((commit) => commit.subject)).toEqual(['Second']);
});

test('a change that came by a merge counts from the merge', () => {
  fixture.git('checkout', '--quiet', '-b', 'feature');
  fixture.commit('On a branch', { 'feature.txt': 'x' });
  fixture.git('checkout', '--quiet', 'main');
  fixture.git('merge', '--quiet', '--no-ff', '-m', 'Merge feature', 'feature');
  expect(readLog(top, { paths: ['feature.txt'] }).map((commit) => commit.subject)).toEqual(['Merge feature']);
  expect(mergeBase(top, 'main', 'feature')).toBe(resolveRef(top, 'feature'));
  expect(currentBranch(top)).toBe('main');
});

test('dirty files are those that differ from HEAD, staged, new or deleted, below the paths asked', () => {
  fixture.write({ 'a.txt': 'three', 'sub/new file.txt': '', 'sub/b.txt': null });
  expect(dirtyFiles(top, ['.'])).toEqual(['a.txt', 'sub/b.txt', 'sub/new file.txt']);
  expect(dirtyFiles(sub, ['.'])).toEqual(['b.txt', 'new file.txt']);
  expect(dirtyFiles(top, ['sub/deep'])).toEqual([]);
  expect(dirtyFiles(top, [])).toEqual([]);
});

test('a name that is no commit resolves to nothing, even if it looks like an option', () => {
  expect([resolveRef(top, 'nowhere'), resolveRef(top, '--all'), resolveRef(top, 'HEAD~1~999')]).toEqual([undefined, undefined, undefined]);
  expect(runGit(fixture.directory, ['no-such-command']).ok).toBe(false);
});
