import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  commitFiles,
  createTag,
  fastForward,
  fetchBranch,
  moveBranch,
  openRepository,
  pushRefs,
  readCommitStamp,
  readFilesAt,
  readLog,
  readTags,
  readUpstream,
  refreshIndex,
  resolveRef,
} from '../../lib/git';
import type { Repository } from '../../lib/git';
import { makeRepository } from './repository-fixture';
import type { RepositoryFixture } from './repository-fixture';

let fixture: RepositoryFixture;
let repository: Repository;
beforeEach(() => {
  fixture = makeRepository();
  fixture.commit('First', { 'sub/a.txt': 'one\n', 'sub/old.txt': 'old\n', 'other.txt': 'kept\n', '.gitattributes': '*.txt text eol=crlf\n' });
  const opened = openRepository(join(fixture.directory, 'sub'));
  if (opened === undefined) throw new Error('no repository');
  repository = opened;
});
afterEach(() => fixture.remove());

const commit = (files: Record<string, string | null>, parent = 'HEAD', message = 'Second\n\nWhy.\n\nTicket: 1\n'): string => {
  const made = commitFiles(repository, { parent, files: new Map(Object.entries(files)), message });
  if ('fault' in made) throw new Error(made.fault);
  return made.hash;
};

test('a commit holds exactly the files named, with the repository’s filters, and touches nothing until a branch moves', () => {
  fixture.write({ 'sub/a.txt': 'edited\r\n', 'other.txt': 'staged\r\n' });
  fixture.git('add', 'other.txt');
  const status = fixture.git('status', '--porcelain');
  const head = resolveRef(repository, 'HEAD');
  const hash = commit({ 'a.txt': 'two\r\n', 'new/b.txt': 'b', 'old.txt': null });
  expect([fixture.git('status', '--porcelain'), resolveRef(repository, 'HEAD')]).toEqual([status, head]);
  expect(fixture.git('diff', '--name-status', 'HEAD', hash)).toBe('M\tsub/a.txt\nA\tsub/new/b.txt\nD\tsub/old.txt\n');
  expect(readFilesAt(repository, [{ ref: hash, path: 'a.txt' }])).toEqual(['two\n']);
  expect(readLog(repository, { ref: hash, limit: 1 })).toEqual([expect.objectContaining({ subject: 'Second', trailers: [['Ticket', '1']], parents: [head] })]);
  expect(readdirSync(join(fixture.directory, '.git')).filter((name) => name.startsWith('trellis'))).toEqual([]);
});

test('a branch moves only from where it is expected, and a new one only where there is none', () => {
  const [head, hash] = [resolveRef(repository, 'HEAD') ?? '', commit({ 'a.txt': 'two\n' })];
  expect(moveBranch(repository, 'HEAD', hash, hash, 'test')).toMatch(/but expected/);
  expect(moveBranch(repository, 'HEAD', hash, head, 'test')).toBeUndefined();
  expect(refreshIndex(repository, ['a.txt'])).toBeUndefined();
  expect(fixture.git('diff', '--cached', '--name-only')).toBe('');
  expect(moveBranch(repository, 'refs/heads/new', head, undefined, 'test')).toBeUndefined();
  expect(moveBranch(repository, 'refs/heads/new', hash, undefined, 'test')).toMatch(/already exists/);
  expect([resolveRef(repository, 'main'), resolveRef(repository, 'new')]).toEqual([hash, head]);
});

test('what Git refuses is answered in its words', () => {
  expect(commitFiles(repository, { parent: 'nowhere', files: new Map(), message: 'x' })).toEqual({ fault: expect.stringContaining('nowhere') });
  expect(createTag(repository, 'bad name', 'HEAD', 'x')).toMatch(/not a valid tag name/);
  expect(refreshIndex(repository, ['no-such-file'])).toBeUndefined();
});

test('annotated tags are listed with the commits they name', () => {
  expect(createTag(repository, 'release-shop-prod-1', 'HEAD', 'Release\n')).toBeUndefined();
  fixture.git('tag', 'release-shop-prod-2');
  fixture.git('tag', 'other');
  const head = resolveRef(repository, 'HEAD');
  expect(readTags(repository, 'release-shop-prod-')).toEqual(new Map([['release-shop-prod-1', head], ['release-shop-prod-2', head]]));
  expect(fixture.git('cat-file', '-t', 'release-shop-prod-1')).toBe('tag\n');
});

test('committer and clock are Git’s own', () => {
  const { committer, now } = readCommitStamp(fixture.directory);
  expect([committer, now > 1_700_000_000]).toEqual([{ name: 'Ada', email: 'ada@example.com' }, true]);
  fixture.git('config', 'user.name', '');
  fixture.git('config', 'user.email', '');
  expect(readCommitStamp(fixture.directory)).toEqual({ now: expect.any(Number) });
});

test('a commit is pushed by its hash; a remote that has moved refuses it, and the branch can follow', () => {
  const bare = realpathSync(mkdtempSync(join(tmpdir(), 'trellis-bare-')));
  try {
    execFileSync('git', ['init', '--quiet', '--bare', '--initial-branch=main', bare]);
    fixture.git('remote', 'add', 'origin', bare);
    expect(readUpstream(repository, 'main')).toEqual({ remote: 'origin', ref: 'refs/heads/main' });
    const upstream = readUpstream(repository, 'main');
    expect(fetchBranch(repository, upstream)).toEqual({ hash: undefined });
    fixture.git('push', '--quiet', '-u', 'origin', 'main');
    const [head, one, two] = [resolveRef(repository, 'HEAD'), commit({ 'a.txt': 'one more\n' }), commit({ 'a.txt': 'two\n' })];
    expect(fetchBranch(repository, upstream)).toEqual({ hash: head });
    expect(pushRefs(repository, 'origin', [[one, 'refs/heads/main']])).toEqual({ ok: true, words: '' });
    expect(pushRefs(repository, 'origin', [[two, 'refs/heads/main']])).toEqual({ ok: false, words: expect.stringContaining('main') });
    expect(fetchBranch(repository, upstream)).toEqual({ hash: one });
    expect(fastForward(repository, one)).toBeUndefined();
    expect([resolveRef(repository, 'HEAD'), readFileSync(join(fixture.directory, 'sub/a.txt'), 'utf8')]).toEqual([one, 'one more\r\n']);
    expect(fastForward(repository, two)).toMatch(/fast-forward/i);
    expect(fetchBranch(repository, { remote: join(bare, 'none'), ref: 'refs/heads/main' })).toEqual({ fault: expect.stringContaining('none') });
  } finally {
    rmSync(bare, { recursive: true, force: true });
  }
});
