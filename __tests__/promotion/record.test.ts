import { makeProject } from './project-fixture';
import type { ProjectFixture } from './project-fixture';
import type { ShopDelivery } from './shop-files';
import { overlay, tags } from './shop-files';

const projects: ProjectFixture[] = [];
const make = async (delivery?: ShopDelivery): Promise<ProjectFixture> => {
  const project = await makeProject(delivery);
  projects.push(project);
  return project;
};
afterEach(() => projects.splice(0).forEach((project) => project.remove()));

/** What history says, without hashes and times. */
async function history(project: ProjectFixture, cell: string): Promise<string> {
  const run = await project.trellis(`history ${cell}`);
  expect(run.code).toBe(0);
  return run.out.replace(/^\S+ \S+ {2}[0-9a-f]{10} {2}/gm, '').replace(/ to [0-9a-f]{10}/g, ' to COMMIT');
}
const imported = `Ada  edit, by hand
    registry.example/shop/web none -> develop-1a1a1a1
    registry.example/shop/api none -> develop-1a1a1a1
    registry.example/db none -> 16.1.0
`;
const promoted = `    registry.example/shop/web develop-1a1a1a1 -> develop-2b2b2b2
    registry.example/shop/api develop-1a1a1a1 -> develop-2b2b2b2
`;

describe('--commit', () => {
  test('makes one commit of exactly what changes, with trailers, and leaves all else as it was', async () => {
    const project = await make();
    project.write({ 'notes.txt': 'mine', 'staged.txt': 'mine too' });
    project.git('add', 'staged.txt');
    const run = await project.trellis('promote shop dev staging --commit --approved-by grace --approved-by mary --ticket OPS-7');
    expect(run.out).toMatch(/\ncommit [0-9a-f]{10} on main\n$/);
    expect(project.git('log', '-1', '--format=%an%n%B')).toBe(`Ada
Promote shop from dev to staging: web, api

web: develop-1a1a1a1 -> develop-2b2b2b2
api: develop-1a1a1a1 -> develop-2b2b2b2
3 rendered objects change.

Promoted-From: dev
Approved-By: grace
Approved-By: mary
Images: registry.example/shop/web=develop-2b2b2b2, registry.example/shop/api=develop-2b2b2b2
Ticket: OPS-7

`);
    expect(project.git('show', '--format=', '--name-only').trim().split('\n')).toEqual([
      'dist/argocd/shop-staging.yaml',
      'dist/shop/staging/.trellis.lock',
      'dist/shop/staging/api.yaml',
      'dist/shop/staging/base/platform.yaml',
      'dist/shop/staging/web.yaml',
      'overlays/shop/staging/kustomization.yaml',
      'overlays/shop/staging/release.yaml',
    ]);
    expect(project.git('status', '--porcelain')).toBe('A  staged.txt\n?? notes.txt\n');
  });

  test('release.yaml says what the sources were, and the Applications show it', async () => {
    const project = await make();
    const sources = project.git('rev-parse', 'HEAD').trim();
    await project.trellis('promote shop dev staging --commit --approved-by grace');
    expect(project.read('overlays/shop/staging/release.yaml')).toBe(`# Written by trellis promote, release and rollback; "trellis history" tells the whole story.
verb: promote
from: dev
sources: ${/^\d+(e\d+)?$/.test(sources) ? `"${sources}"` : sources}
approvedBy: grace
images:
  registry.example/db: 16.1.0
  registry.example/shop/api: develop-2b2b2b2
  registry.example/shop/web: develop-2b2b2b2
`);
    expect(project.read('dist/argocd/shop-staging.yaml')).toContain('trellis.dev/approved-by: grace');
    expect(project.read('dist/shop/staging/web.yaml')).not.toContain('trellis.dev/');
  });

  test('--tag makes an annotated tag, numbered on', async () => {
    const project = await make();
    project.git('tag', 'release-shop-staging-7');
    const run = await project.trellis('promote shop dev staging --tag');
    expect(run.out).toMatch(/on main, tag release-shop-staging-8\n$/);
    expect(project.git('cat-file', '-t', 'release-shop-staging-8')).toBe('tag\n');
    expect(project.git('rev-parse', 'release-shop-staging-8^{commit}')).toBe(project.git('rev-parse', 'HEAD'));
  });

  test('--branch puts the commit on a new branch and leaves tree and branch as they were', async () => {
    const project = await make();
    const head = project.git('rev-parse', 'HEAD');
    const run = await project.trellis('promote shop dev staging --branch promote/staging');
    expect(run.out).toMatch(/on promote\/staging\n$/);
    expect([project.git('rev-parse', 'HEAD'), project.git('rev-parse', 'promote/staging^'), project.git('status', '--porcelain')]).toEqual([head, head, '']);
    expect(project.git('show', 'promote/staging:overlays/shop/staging/kustomization.yaml')).toBe(overlay(tags.b, tags.b));
    const again = await project.trellis('promote shop dev staging --branch promote/staging --tag');
    expect([again.code, again.err]).toEqual([1, expect.stringContaining('BRANCH_EXISTS')]);
    expect(project.git('tag')).toBe('');
  });

  test('what Git refuses leaves nothing behind', async () => {
    const project = await make();
    project.write({ '.git/refs/heads/main.lock': '' });
    const run = await project.trellis('promote shop dev staging --commit --tag');
    expect([run.code, run.err]).toEqual([1, expect.stringContaining('COMMIT_FAILED')]);
    expect([project.git('status', '--porcelain'), project.git('tag')]).toEqual(['', '']);
  });
});

describe('history', () => {
  test('lists who moved what, when and from where, newest first', async () => {
    const project = await make();
    await project.trellis('promote shop dev staging --commit --tag');
    await project.trellis('promote shop staging prod --approved-by grace --ticket OPS-7 --commit');
    expect(await history(project, 'shop/staging')).toBe(`Ada  promote from dev, release-shop-staging-1\n${promoted}\n${imported}`);
    expect(await history(project, 'shop/prod')).toBe(`Ada  promote from staging, approved by grace, OPS-7\n${promoted}\n${imported}`);
    const [entry] = JSON.parse((await project.trellis('history shop/prod --json')).out);
    expect(entry).toMatchObject({ kind: 'promote', from: 'staging', approvedBy: 'grace', squashed: false, byHand: false, by: 'Ada', tags: [] });
  });

  test('a squash keeps the record and is shown as one', async () => {
    const project = await make();
    await project.trellis('promote shop dev staging --branch pr');
    project.git('merge', '--quiet', '--squash', 'pr');
    project.git('commit', '--quiet', '-m', 'Promotion (#12)');
    expect(await history(project, 'shop/staging')).toBe(`Ada  promote from dev, squashed\n${promoted}\n${imported}`);
  });

  test('manual edits are shown as such, alone or beside a promotion', async () => {
    const project = await make();
    project.commit('By hand', { 'overlays/shop/staging/kustomization.yaml': overlay(tags.c, tags.a) });
    project.commit('A comment', { 'overlays/shop/staging/kustomization.yaml': `${overlay(tags.c, tags.a)}# note\n` });
    await project.trellis('synth');
    project.git('commit', '--quiet', '-a', '-m', 'Render');
    await project.trellis('promote shop dev staging --branch pr');
    project.git('merge', '--quiet', '--squash', 'pr');
    project.write({ 'overlays/shop/staging/kustomization.yaml': overlay(tags.b, tags.b, '16.2.0') });
    project.git('commit', '--quiet', '-a', '-m', 'Promotion and more');
    expect(await history(project, 'shop/staging')).toBe(`Ada  promote from dev, squashed, with an edit by hand
    registry.example/shop/web develop-3c3c3c3 -> develop-2b2b2b2
    registry.example/shop/api develop-1a1a1a1 -> develop-2b2b2b2
    registry.example/db 16.1.0 -> 16.2.0

Ada  edit, by hand
    registry.example/shop/web develop-1a1a1a1 -> develop-3c3c3c3

${imported}`);
  });

  test('a held dist that was changed without a record is an edit by hand', async () => {
    const project = await make();
    project.commit('Careless', { 'dist/shop/prod/web.yaml': project.read('dist/shop/prod/web.yaml').replace('replicas: 3', 'replicas: 4') });
    expect(await history(project, 'shop/prod')).toBe(`Ada  edit of dist, by hand\n\n${imported}`);
  });
});

describe('rollback', () => {
  test('of a cell that is not held brings the earlier tags back, rendered anew', async () => {
    const project = await make();
    await project.trellis('promote shop dev staging --commit');
    project.charts.motto = 'second';
    const run = await project.trellis('rollback shop/staging --commit --ticket OPS-8');
    expect([run.code, run.err]).toEqual([0, '']);
    expect(project.read('overlays/shop/staging/kustomization.yaml')).toBe(overlay(tags.a, tags.a));
    expect(project.read('dist/shop/staging/web.yaml')).toContain('value: second');
    expect(project.git('log', '-1', '--format=%s')).toMatch(/^Roll shop\/staging back to [0-9a-f]{10}: web, api\n$/);
  });

  test('of a held cell brings the released manifests back as they were, whatever the charts say now', async () => {
    const project = await make();
    const before = project.read('dist/shop/prod/web.yaml');
    await project.trellis('promote shop dev staging --commit');
    project.charts.motto = 'second';
    await project.trellis('promote shop staging prod --approved-by grace --commit');
    const after = project.read('dist/shop/prod/web.yaml');
    expect((await project.trellis('rollback shop/prod')).err).toMatch(/APPROVAL_MISSING/);
    expect((await project.trellis('rollback shop/prod --approved-by grace --commit')).code).toBe(0);
    expect([project.read('dist/shop/prod/web.yaml'), project.read('overlays/shop/prod/kustomization.yaml')]).toEqual([before, overlay(tags.a, tags.a)]);
    expect((await project.trellis('synth --check')).out).toBe('shop/prod: held, 1 objects wait for its next release (trellis diff shop/prod shows them)\n');

    // And a rollback can be rolled back.
    expect((await project.trellis('rollback shop/prod --approved-by grace --commit')).code).toBe(0);
    expect([project.read('dist/shop/prod/web.yaml'), project.read('overlays/shop/prod/kustomization.yaml')]).toEqual([after, overlay(tags.b, tags.b)]);
    expect((await history(project, 'shop/prod')).split('\n').filter((line) => line.startsWith('Ada'))).toEqual([
      'Ada  rollback to COMMIT, approved by grace',
      'Ada  rollback to COMMIT, approved by grace',
      'Ada  promote from staging, approved by grace',
      'Ada  edit, by hand',
    ]);
  });

  test('--to goes to any release, --service takes one service, --images only tags', async () => {
    const project = await make();
    await project.trellis('promote shop dev staging --tag');
    project.charts.motto = 'second';
    await project.trellis('promote shop staging prod --approved-by grace --tag');
    await project.trellis('rollback shop/prod --service api --approved-by grace --commit');
    expect(project.read('overlays/shop/prod/kustomization.yaml')).toBe(overlay(tags.b, tags.a));
    expect([project.read('dist/shop/prod/api.yaml').includes(tags.a), project.read('dist/shop/prod/web.yaml').includes(tags.b)]).toEqual([true, true]);
    expect(project.read('dist/shop/prod/base/platform.yaml')).toContain(`registry.example/shop/api:${tags.a}`);
    expect((await project.trellis('rollback shop/prod --to HEAD~3 --images --approved-by grace --commit')).code).toBe(0);
    expect(project.read('overlays/shop/prod/kustomization.yaml')).toBe(overlay(tags.a, tags.a));
    expect(project.read('dist/shop/prod/web.yaml')).toContain('value: second');
    await project.trellis('rollback shop/prod --to release-shop-prod-1 --approved-by grace --commit');
    expect(project.read('overlays/shop/prod/kustomization.yaml')).toBe(overlay(tags.b, tags.b));
    expect(await project.trellis('rollback shop/prod --to release-shop-prod-1 --approved-by grace')).toMatchObject({ code: 0, out: expect.stringMatching(/^shop\/prod is as it was at [0-9a-f]{10}: nothing to roll back\n$/) });
  });

  test('to what was never there is refused', async () => {
    const project = await make();
    expect((await project.trellis('rollback shop/prod')).err).toMatch(/ROLLBACK_UNKNOWN[^]*has no earlier release/);
    expect((await project.trellis('rollback shop/prod --to nowhere')).err).toMatch(/ROLLBACK_UNKNOWN[^]*no release of shop\/prod at nowhere/);
  });

  test('to a tag that the environment does not take is refused', async () => {
    const project = await make();
    project.commit('Careless', { 'overlays/shop/staging/kustomization.yaml': overlay('latest', tags.a) });
    await project.trellis('promote shop dev staging --commit');
    expect((await project.trellis('rollback shop/staging')).err).toMatch(/TAG_REFUSED/);
  });
});
