import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { findOracle } from '../manifest/oracle';
import { makeProject } from './project-fixture';
import type { ProjectFixture } from './project-fixture';
import { overlay, tags } from './shop-files';

const dev = 'overlays/shop/dev/kustomization.yaml';
let project: ProjectFixture;
beforeEach(async () => {
  project = await makeProject();
});
afterEach(() => project.remove());

const devImages = (): readonly string[] => ['web', 'api'].map((name) => /image: (\S+)/.exec(project.read(`dist/shop/dev/${name}.yaml`))?.[1] ?? '');

describe('set-image', () => {
  test('sets a build’s tag in the first environment and renders it', async () => {
    const run = await project.trellis('set-image shop/dev web develop-3c3c3c3 --commit');
    expect([run.code, run.err]).toEqual([0, '']);
    expect([project.read(dev), devImages()[0]]).toEqual([overlay(tags.c, tags.b), 'registry.example/shop/web:develop-3c3c3c3']);
    expect(project.git('log', '-1', '--format=%s%n%(trailers)')).toBe('Set the image of shop/dev: web\nImages: registry.example/shop/web=develop-3c3c3c3\n\n');
    expect((await project.trellis('history shop/dev')).out).toMatch(/Ada {2}set-image\n {4}registry.example\/shop\/web develop-2b2b2b2 -> develop-3c3c3c3\n/);
    expect(await project.trellis('set-image shop/dev web develop-3c3c3c3')).toEqual({ code: 0, out: 'shop/dev has that image already: nothing to set\n', err: '' });
  });

  test('takes a digest, alone or beside a tag', async () => {
    const digest = `sha256:${'0'.repeat(64)}`;
    await project.trellis(`set-image shop/dev web develop-3c3c3c3@${digest} --commit`);
    expect(devImages()[0]).toBe(`registry.example/shop/web:develop-3c3c3c3@${digest}`);
    await project.trellis(`set-image shop/dev web ${digest} --commit`);
    expect(devImages()[0]).toBe(`registry.example/shop/web@${digest}`);
  });

  test.each([
    ['a tag that moves', 'set-image shop/dev web latest', 'TAG_REFUSED'],
    ['an environment that takes its tags from another', 'set-image shop/staging web develop-3c3c3c3', 'SET_IMAGE_NOT_HERE'],
    ['a held cell', 'set-image shop/prod db 16.2.0', 'SET_IMAGE_NOT_HERE'],
    ['a service without an image in the overlay', 'set-image shop/dev mail develop-3c3c3c3', 'SET_IMAGE_UNCLEAR'],
    ['an image that there is not', 'set-image shop/dev web develop-3c3c3c3 --image registry.example/shop/wep', 'SET_IMAGE_UNCLEAR'],
    ['an unknown service', 'set-image shop/dev wep develop-3c3c3c3', 'SERVICE_UNKNOWN'],
  ])('refuses %s', async (_what, line, code) => {
    const run = await project.trellis(line);
    expect([run.code, run.err, project.git('status', '--porcelain')]).toEqual([1, expect.stringContaining(code), '']);
  });

  test('sets a store’s tag where the cell is not held', async () => {
    expect((await project.trellis('set-image shop/staging db 16.2.0')).code).toBe(0);
    expect(project.read('overlays/shop/staging/kustomization.yaml')).toBe(overlay(tags.a, tags.a, '16.2.0'));
  });
});

test('images lists tags by environment, and which are ahead', async () => {
  expect(await project.trellis('images')).toEqual({
    code: 0,
    err: '',
    out: `SERVICE   IMAGE                      DEV              STAGING          PROD
shop/api  registry.example/shop/api  develop-2b2b2b2  develop-1a1a1a1  develop-1a1a1a1  dev ahead
shop/db   registry.example/db        16.1.0           16.1.0           16.1.0
shop/web  registry.example/shop/web  develop-2b2b2b2  develop-1a1a1a1  develop-1a1a1a1  dev ahead
`,
  });
  const rows = JSON.parse((await project.trellis('images shop --env dev --json')).out);
  expect(rows[0]).toEqual({ system: 'shop', services: ['api'], image: 'registry.example/shop/api', tags: { dev: 'develop-2b2b2b2' }, ahead: ['dev'] });
  expect((await project.trellis('images shoop')).code).toBe(1);
});

test('a Renovate-style edit, then synth, does what it says', async () => {
  project.write({ [dev]: project.read(dev).replace(/newTag: "develop-2b2b2b2"/, 'newTag: "develop-3c3c3c3"') });
  expect((await project.trellis('synth')).code).toBe(0);
  expect(devImages()).toEqual(['registry.example/shop/web:develop-3c3c3c3', 'registry.example/shop/api:develop-2b2b2b2']);
});

const kustomize = findOracle();
(kustomize === undefined ? test.skip : test)('kustomize edit set image, then synth and promote, do what they say (off without a kustomize binary)', async () => {
  execFileSync(kustomize ?? '', ['edit', 'set', 'image', 'registry.example/shop/web=*:develop-3c3c3c3'], { cwd: join(project.directory, 'overlays/shop/dev') });
  expect((await project.trellis('synth')).code).toBe(0);
  expect(devImages()[0]).toBe('registry.example/shop/web:develop-3c3c3c3');
  project.git('commit', '--quiet', '-a', '-m', 'Build');
  expect((await project.trellis('promote shop dev staging')).code).toBe(0);
  expect(project.read('overlays/shop/staging/kustomization.yaml')).toBe(overlay(tags.c, tags.b));
});

test('a conflict between two branches in dist is solved by one synth', async () => {
  project.git('checkout', '--quiet', '-b', 'other');
  project.charts.motto = 'second';
  await project.trellis('synth');
  project.git('commit', '--quiet', '-a', '-m', 'A chart change');
  project.git('checkout', '--quiet', 'main');
  project.charts.motto = 'first';
  await project.trellis('set-image shop/dev web develop-3c3c3c3 --commit');
  expect(() => project.git('merge', '--quiet', 'other')).toThrow();
  expect(project.git('diff', '--name-only', '--diff-filter=U')).toBe('dist/shop/dev/.trellis.lock\ndist/shop/dev/web.yaml\n');
  project.charts.motto = 'second';
  expect((await project.trellis('synth')).code).toBe(0);
  expect([devImages()[0], project.read('dist/shop/dev/web.yaml').includes('value: second')]).toEqual(['registry.example/shop/web:develop-3c3c3c3', true]);
  project.git('add', '--all');
  project.git('commit', '--quiet', '--no-edit');
  expect(await project.trellis('synth --check')).toMatchObject({ code: 0, err: '' });
});

test('a conflict in a held cell is solved the same way: one of the two releases is kept whole', async () => {
  await project.trellis('promote shop dev staging --commit');
  project.git('checkout', '--quiet', '-b', 'other');
  await project.trellis('promote shop staging prod --service api --approved-by grace --commit');
  project.git('checkout', '--quiet', 'main');
  await project.trellis('promote shop staging prod --service web --approved-by grace --commit');
  expect(() => project.git('merge', '--quiet', 'other')).toThrow();
  project.git('checkout', '--quiet', '--ours', '--', 'dist', 'overlays');
  expect((await project.trellis('synth')).code).toBe(0);
  expect([project.read('dist/shop/prod/web.yaml').includes(tags.b), project.read('dist/shop/prod/api.yaml').includes(tags.a)]).toEqual([true, true]);
});
