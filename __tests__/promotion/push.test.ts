import { execFileSync } from 'node:child_process';
import { chmodSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeRepository } from '../git/repository-fixture';
import type { RepositoryFixture } from '../git/repository-fixture';
import { makeProject } from './project-fixture';
import type { ProjectFixture } from './project-fixture';
import { overlay, tags } from './shop-files';

let project: ProjectFixture;
let remote: string;
let colleague: RepositoryFixture;
beforeEach(async () => {
  project = await makeProject();
  remote = realpathSync(mkdtempSync(join(tmpdir(), 'trellis-remote-')));
  execFileSync('git', ['clone', '--quiet', '--bare', project.directory, remote], { stdio: 'pipe' });
  project.git('remote', 'add', 'origin', remote);
  project.git('push', '--quiet', '-u', 'origin', 'main');
  colleague = makeRepository(project.directory);
});
afterEach(() => {
  project.remove();
  colleague.remove();
  rmSync(remote, { recursive: true, force: true });
});

const remoteHead = (branch = 'main'): string => execFileSync('git', ['rev-parse', branch], { cwd: remote, encoding: 'utf8' });
const status = (): string => project.git('status', '--porcelain');

test('--push sends the commit and its tag, and the branch here is where the remote is', async () => {
  const run = await project.trellis('promote shop dev staging --push --tag');
  expect([run.code, run.err, run.out.endsWith(', tag release-shop-staging-1, pushed\n')]).toEqual([0, '', true]);
  expect([remoteHead(), remoteHead('release-shop-staging-1^{commit}')]).toEqual([project.git('rev-parse', 'HEAD'), project.git('rev-parse', 'HEAD')]);
  expect(status()).toBe('');
});

test('where the remote has moved before, the promotion is planned on what it has', async () => {
  colleague.commit('Unrelated', { 'README.md': 'news\n' });
  colleague.git('push', '--quiet', 'origin', 'main');
  const run = await project.trellis('promote shop dev staging --push');
  expect(run.code).toBe(0);
  expect(project.git('log', '--format=%s', '-2')).toBe('Promote shop from dev to staging: web, api\nUnrelated\n');
  expect(remoteHead()).toBe(project.git('rev-parse', 'HEAD'));
});

test('where the remote moves between plan and push, the promotion is planned anew, with its checks, on the new state', async () => {
  // A gate is the moment between the plan and the push: once, a colleague gets there first.
  const environment = 'overlays/shop/staging/environment.yaml';
  project.commit('A gate', { [environment]: `${project.read(environment)}  gates: ["sh ../race.sh"]\n` });
  project.git('push', '--quiet', 'origin', 'main');
  colleague.git('pull', '--quiet', 'origin', 'main');
  const web = colleague.commit('A newer web in staging', { 'overlays/shop/staging/kustomization.yaml': overlay(tags.c, tags.a) });
  const race = join(project.directory, '..', 'race.sh');
  writeFileSync(race, `[ -e ${remote}/raced ] && exit 0; touch ${remote}/raced; git -C ${colleague.directory} push --quiet origin main`);
  try {
    const run = await project.trellis('promote shop dev staging --service api --push --tag');
    expect([run.code, run.err]).toEqual([0, 'the remote branch moved meanwhile: planning anew on what it has now\n']);
  } finally {
    rmSync(race);
  }
  expect(project.read('overlays/shop/staging/kustomization.yaml')).toBe(overlay(tags.c, tags.b));
  expect(project.read('dist/shop/staging/web.yaml')).toContain(tags.c);
  expect([project.git('rev-parse', 'HEAD^').trim(), remoteHead(), project.git('tag')]).toEqual([web, project.git('rev-parse', 'HEAD'), 'release-shop-staging-1\n']);
  expect(project.read('overlays/shop/staging/release.yaml')).toContain(web);
});

test('a remote that refuses leaves tree, branch and tags as they were, and its words are shown', async () => {
  const hook = join(remote, 'hooks', 'pre-receive');
  writeFileSync(hook, '#!/bin/sh\necho protected branch >&2\nexit 1\n');
  chmodSync(hook, 0o755);
  const head = project.git('rev-parse', 'HEAD');
  const run = await project.trellis('promote shop dev staging --push --tag');
  expect([run.code, run.err]).toEqual([1, expect.stringMatching(/PUSH_REFUSED[^]*protected branch[^]*--branch NAME/)]);
  expect([project.git('rev-parse', 'HEAD'), status(), project.git('tag')]).toEqual([head, '', '']);
});

test('local commits are not pushed along', async () => {
  project.commit('Not for everybody', { 'mine.txt': 'x' });
  const run = await project.trellis('promote shop dev staging --push');
  expect([run.code, run.err]).toEqual([1, expect.stringMatching(/PUSH_BEHIND[^]*main has 1 commits that origin does not/)]);
});

test('local changes in the way of what the remote has are refused', async () => {
  colleague.commit('News', { 'README.md': 'theirs\n' });
  colleague.git('push', '--quiet', 'origin', 'main');
  project.write({ 'README.md': 'mine\n' });
  expect((await project.trellis('promote shop dev staging --push')).err).toMatch(/PUSH_BEHIND[^]*cannot move forward/);
  expect(project.read('README.md')).toBe('mine\n');
});

test('--branch with --push is a branch on the remote and nothing here but its name', async () => {
  const head = project.git('rev-parse', 'HEAD');
  const run = await project.trellis('promote shop dev staging --branch promote/1 --push');
  expect([run.code, run.out.endsWith('on promote/1, pushed\n')]).toEqual([0, true]);
  expect([remoteHead(), remoteHead('promote/1'), project.git('rev-parse', 'HEAD'), status()]).toEqual([head, project.git('rev-parse', 'promote/1'), head, '']);
});

test('a remote that cannot be reached, or a detached HEAD, is refused before anything is shown', async () => {
  project.git('remote', 'set-url', 'origin', `${remote}/none`);
  expect(await project.trellis('promote shop dev staging --push')).toMatchObject({ code: 1, out: '', err: expect.stringMatching(/PUSH_REFUSED[^]*cannot be reached/) });
  project.git('checkout', '--quiet', '--detach');
  expect((await project.trellis('promote shop dev staging --push')).err).toMatch(/no branch is checked out/);
});
