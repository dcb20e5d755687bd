import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { makeProject } from './project-fixture';
import type { ProjectFixture } from './project-fixture';
import { overlay, tags } from './shop-files';

const runs = Math.max(1, Math.floor(Number(process.env['TRELLIS_RUNS'] ?? 60) / 20));

const projects: ProjectFixture[] = [];
const make = async (): Promise<ProjectFixture> => {
  const project = await makeProject();
  projects.push(project);
  return project;
};
afterEach(() => projects.splice(0).forEach((project) => project.remove()));

/** All that prod delivers: its dist and its Applications. */
function delivered(project: ProjectFixture, cell = 'prod'): Record<string, string> {
  const folder = join(project.directory, 'dist/shop', cell);
  const files = (readdirSync(folder, { recursive: true }) as string[]).filter((path) => path.includes('.yaml') || path.includes('.lock'));
  const texts = files.map((path): [string, string] => [path, readFileSync(join(folder, path), 'utf8')]);
  return Object.fromEntries([...texts, ['argocd', project.read(`dist/argocd/shop-${cell}.yaml`)]].sort());
}

test('a merged chart change renders into dev and staging, waits in prod, and is released with the next promotion', async () => {
  const project = await make();
  const before = delivered(project);
  project.charts.motto = 'second';
  const synth = await project.trellis('synth');
  expect([synth.code, synth.out]).toEqual([0, 'shop/dev: 2 files written\nshop/prod: held, 1 objects wait for its next release (trellis diff shop/prod shows them)\nshop/staging: 2 files written\n']);
  project.git('commit', '--quiet', '-a', '-m', 'Merge a chart change');
  expect([delivered(project), (await project.trellis('synth --check')).code]).toEqual([before, 0]);
  expect(await project.trellis('diff shop/prod')).toEqual({
    code: 1,
    err: '',
    out: '~ shop-prod/Deployment/web\n    spec.template.spec.containers[web].env[MOTTO].value\n      - "first"\n      + "second"\n',
  });
  await project.trellis('promote shop dev staging --commit');
  const promoted = await project.trellis('promote shop staging prod --approved-by grace --commit');
  expect(promoted.out).toContain('containers[web].env[MOTTO].value\n      - "first"\n      + "second"');
  expect(project.read('dist/shop/prod/web.yaml')).toContain('value: second');
  expect(await project.trellis('synth --check')).toEqual({ code: 0, out: '', err: '' });
});

test('release carries what waits without moving tags, and says so where nothing does', async () => {
  const project = await make();
  expect(await project.trellis('release shop/prod')).toEqual({ code: 0, out: 'nothing waits in shop/prod: nothing to release\n', err: '' });
  project.charts.motto = 'second';
  expect((await project.trellis('release shop/prod')).err).toMatch(/APPROVAL_MISSING/);
  const run = await project.trellis('release shop/prod --approved-by grace --commit --ticket OPS-7');
  expect([run.code, project.read('overlays/shop/prod/kustomization.yaml')]).toEqual([0, overlay(tags.a, tags.a)]);
  expect(project.read('dist/shop/prod/web.yaml')).toContain('value: second');
  expect(project.git('log', '-1', '--format=%(trailers)')).toBe('Released: shop/prod\nApproved-By: grace\nTicket: OPS-7\n\n');
});

test('a promotion that moves no tag still carries what waits', async () => {
  const project = await make();
  project.charts.motto = 'second';
  const run = await project.trellis('promote shop staging prod --approved-by grace');
  expect([run.code, run.out.startsWith('promote shop from staging to prod\n\n1 rendered object changes, and the note of the release on 2 Applications\n')]).toEqual([0, true]);
});

test('a hand edit of the held dist is found, and put back by synth', async () => {
  const project = await make();
  const before = delivered(project);
  project.write({ 'dist/shop/prod/web.yaml': project.read('dist/shop/prod/web.yaml').replace('replicas: 3', 'replicas: 30') });
  const check = await project.trellis('synth --check');
  expect([check.code, check.err]).toEqual([1, expect.stringContaining('shop/prod/web.yaml')]);
  await project.trellis('synth');
  expect(delivered(project)).toEqual(before);
});

test('a tag that a hand set in a held overlay waits too, and is judged like a promotion’s', async () => {
  const project = await make();
  project.commit('By hand', { 'overlays/shop/prod/kustomization.yaml': overlay(tags.c, tags.a, '16.2.0') });
  const refused = await project.trellis('release shop/prod --approved-by grace');
  expect([refused.code, refused.err]).toEqual([1, expect.stringMatching(/TAG_NOT_DELIVERED[^]*shop\/web was set to develop-3c3c3c3 in the overlay of shop\/prod/)]);
  project.commit('Only the store', { 'overlays/shop/prod/kustomization.yaml': overlay(tags.a, tags.a, '16.2.0') });
  const run = await project.trellis('release shop/prod --approved-by grace');
  expect([run.code, run.out]).toEqual([0, expect.stringContaining('images\n  db: registry.example/db 16.1.0 -> 16.2.0\n')]);
});

type Step = { readonly motto: string } | { readonly dev: string } | 'synth' | 'synth shop/prod' | 'promote';

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom<Step>('synth', 'synth shop/prod') },
  fc.constant<Step>('promote'),
  fc.constantFrom('first', 'second', 'third').map((motto) => ({ motto })),
  fc.constantFrom(...Object.values(tags)).map((dev) => ({ dev })),
);

test('no sequence of synths changes a held cell, and a promotion after any sequence equals a cold render of its sources', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 7 }), async (steps) => {
      const project = await makeProject();
      try {
        const before = delivered(project);
        for (const next of steps) await take(project, next);
        expect(delivered(project)).toEqual(before);
        await take(project, 'synth');
        const run = await project.trellis('promote shop staging prod --approved-by grace --commit');
        expect([run.code, run.err]).toEqual([0, '']);
        const promoted = delivered(project);
        await project.trellis(`synth shop/prod --out ${project.directory}/cold/dist`);
        const cold = ['web.yaml', 'api.yaml', 'base/platform.yaml', 'base/db.yaml', '.trellis.lock'];
        expect(cold.slice(0, 4).map((path) => project.read(`cold/dist/shop/prod/${path}`))).toEqual(cold.slice(0, 4).map((path) => promoted[path]));
      } finally {
        project.remove();
      }
    }),
    { numRuns: runs },
  );
});

/** One thing that happens to a repository; all but promotions are committed with whatever synth rendered last. */
async function take(project: ProjectFixture, next: Step): Promise<void> {
  if (next === 'promote') {
    await project.trellis('promote shop dev staging --commit');
  } else if (typeof next === 'string') {
    await project.trellis(next);
  } else if ('motto' in next) {
    project.charts.motto = next.motto;
  } else if ('dev' in next) {
    project.write({ 'overlays/shop/dev/kustomization.yaml': overlay(next.dev, tags.b) });
    await project.trellis('synth shop/dev');
  }
  project.git('add', '--all', '--', 'overlays', 'dist');
  project.git('commit', '--quiet', '--allow-empty', '-m', 'Step');
}
