import { hoursAgo } from '../git/repository-fixture';
import { makeProject } from './project-fixture';
import type { ProjectFixture } from './project-fixture';
import type { ShopDelivery } from './shop-files';
import { overlay, tags } from './shop-files';
import type { Run } from './run-trellis';

const projects: ProjectFixture[] = [];
const make = async (delivery?: ShopDelivery): Promise<ProjectFixture> => {
  const project = await makeProject(delivery);
  projects.push(project);
  return project;
};
afterEach(() => projects.splice(0).forEach((project) => project.remove()));

const staging = 'overlays/shop/staging/kustomization.yaml';
const status = (project: ProjectFixture): string => project.git('status', '--porcelain');
const codes = (run: Run): readonly string[] => [...run.err.matchAll(/^(?:error|warning) ([A-Z_]+)/gm)].map(([, code]) => code ?? '');

/** A refusal: exit 1, nothing written, this code. */
async function expectRefused(project: ProjectFixture, line: string, code: string, words: string | RegExp): Promise<void> {
  const before = status(project);
  const run = await project.trellis(line);
  expect({ code: run.code, codes: codes(run).filter((found) => found === code), status: status(project) }).toEqual({ code: 1, codes: [code], status: before });
  expect(run.err).toMatch(words);
}

test('the services’ tags that differ are copied, the rest of the overlay stays, only the target is rendered anew', async () => {
  const project = await make();
  const run = await project.trellis('promote shop dev staging');
  expect(run).toEqual({ code: 0, err: '', out: expect.stringMatching(/^promote shop from dev to staging\n\nimages\n {2}web: /) });
  expect(project.read(staging)).toBe(overlay(tags.b, tags.b));
  expect(status(project).split('\n').map((line) => line.slice(3)).filter((path) => path !== '').sort()).toEqual([
    'dist/argocd/shop-staging.yaml',
    'dist/shop/staging/.trellis.lock',
    'dist/shop/staging/api.yaml',
    'dist/shop/staging/base/platform.yaml',
    'dist/shop/staging/web.yaml',
    'overlays/shop/staging/kustomization.yaml',
    'overlays/shop/staging/release.yaml',
  ]);
  expect((await project.trellis('synth --check')).code).toBe(0);
});

test('what will change is shown whole, images first, object by object', async () => {
  const project = await make();
  const { out } = await project.trellis('promote shop dev staging --service web --dry-run');
  const shown = out.replace(/in dev for .*? by Ada/, 'in dev for AGE by Ada');
  expect(shown).toBe(`promote shop from dev to staging

images
  web: registry.example/shop/web develop-1a1a1a1 -> develop-2b2b2b2 (in dev for AGE by Ada)

1 rendered object changes, and the note of the release on 2 Applications
~ shop-staging/Deployment/web
    spec.template.spec.containers[web].image
      - "registry.example/shop/web:develop-1a1a1a1"
      + "registry.example/shop/web:develop-2b2b2b2"
dry run: nothing was written
`);
});

test('a dry run prints the same and writes nothing', async () => {
  const project = await make();
  const dry = await project.trellis('promote shop dev staging --dry-run');
  expect([dry.code, status(project)]).toEqual([0, '']);
  const real = await project.trellis('promote shop dev staging');
  expect(dry.out.replace('dry run: nothing was written', '')).toBe(real.out.replace(/\d files written.*/, ''));
});

test('the same tags and nothing pending: it says so, exit 0, no commit', async () => {
  const project = await make();
  await project.trellis('promote shop dev staging --commit');
  const head = project.git('rev-parse', 'HEAD');
  expect(await project.trellis('promote shop dev staging --commit')).toEqual({
    code: 0,
    out: 'shop/staging has the tags of dev already, and nothing waits for a release: nothing to promote\n',
    err: '',
  });
  expect([project.git('rev-parse', 'HEAD'), status(project)]).toEqual([head, '']);
});

test('on a terminal it asks, and only yes writes', async () => {
  const project = await make();
  const no = await project.trellis('promote shop dev staging', '');
  expect([no.code, no.out.endsWith('Do this? [y/N] nothing was written\n'), status(project)]).toEqual([1, true, '']);
  const yes = await project.trellis('promote shop dev staging', 'y');
  expect([yes.code, status(project) === '']).toEqual([0, false]);
});

test('--yes answers on a terminal', async () => {
  const run = await (await make()).trellis('promote shop dev staging --yes', 'n');
  expect([run.code, run.out.includes('Do this?')]).toEqual([0, false]);
});

test('a store’s tag moves only by --service', async () => {
  const project = await make();
  project.commit('A newer database in dev', { 'overlays/shop/dev/kustomization.yaml': overlay(tags.b, tags.b, '16.2.0') });
  await project.trellis('synth');
  project.git('commit', '--quiet', '-a', '-m', 'Render');
  await project.trellis('promote shop dev staging --commit');
  expect(project.read(staging)).toBe(overlay(tags.b, tags.b, '16.1.0'));
  await project.trellis('promote shop dev staging --service db --commit');
  expect(project.read(staging)).toBe(overlay(tags.b, tags.b, '16.2.0'));
});

test('only the services that the environment promotes move by themselves', async () => {
  const project = await make({ staging: '  promotesFrom: dev\n  promotes: [api]\n' });
  await project.trellis('promote shop dev staging');
  expect(project.read(staging)).toBe(overlay(tags.a, tags.b));
});

test('a digest beside a tag moves with it, and one that is gone goes', async () => {
  const project = await make();
  const digest = `sha256:${'ab'.repeat(32)}`;
  const withDigest = overlay(tags.b, tags.b).replace(`newTag: "${tags.b}"`, `newTag: "${tags.b}"\n    digest: ${digest}`);
  project.write({ 'overlays/shop/dev/kustomization.yaml': withDigest });
  await project.trellis('synth');
  project.git('commit', '--quiet', '-a', '-m', 'Pin');
  expect((await project.trellis('promote shop dev staging --commit')).code).toBe(0);
  expect(project.read(staging)).toBe(withDigest);
  expect(project.read('dist/shop/staging/web.yaml')).toContain(`registry.example/shop/web:${tags.b}@${digest}`);
  project.write({ 'overlays/shop/dev/kustomization.yaml': overlay(tags.b, tags.b) });
  await project.trellis('synth');
  project.git('commit', '--quiet', '-a', '-m', 'Unpin');
  await project.trellis('promote shop dev staging');
  expect(project.read(staging)).toBe(overlay(tags.b, tags.b));
});

describe('refused, with nothing written:', () => {
  test('past an environment, backwards, and to a cell that takes no tags', async () => {
    const project = await make();
    await expectRefused(project, 'promote shop dev prod --approved-by grace', 'PROMOTION_PATH', /takes its tags from staging, not from dev/);
    await expectRefused(project, 'promote shop staging dev', 'PROMOTION_PATH', /from no other environment/);
    await expectRefused(project, 'promote shop dev stagin', 'CELL_UNKNOWN', /did you mean shop\/staging/);
  });

  test('a tag that moves from build to build', async () => {
    const project = await make();
    project.write({ 'overlays/shop/dev/kustomization.yaml': overlay('latest', tags.b) });
    project.write({ 'dist/shop/dev/web.yaml': project.read('dist/shop/dev/web.yaml').replace(tags.b, 'latest') });
    project.git('commit', '--quiet', '-a', '-m', 'Careless');
    await expectRefused(project, 'promote shop dev staging', 'TAG_REFUSED', /shop\/web:latest is a tag that moves/);
  });

  test('a tag that does not match the environment’s pattern', async () => {
    const project = await make({ staging: '  promotesFrom: dev\n  tagPattern: "^v[0-9.]+$"\n' });
    await expectRefused(project, 'promote shop dev staging --service web', 'TAG_REFUSED', /does not match the tag pattern/);
  });

  test('a tag that the source’s committed dist does not show', async () => {
    const project = await make();
    project.commit('Not rendered', { 'overlays/shop/dev/kustomization.yaml': overlay(tags.c, tags.b) });
    await expectRefused(project, 'promote shop dev staging', 'TAG_NOT_DELIVERED', /does not show registry.example\/shop\/web at develop-3c3c3c3/);
    await project.trellis('synth');
    await expectRefused(project, 'promote shop dev staging', 'TAG_NOT_DELIVERED', /committed dist/);
  });

  test('an image that the target does not have', async () => {
    const project = await make();
    project.charts.mailIn = ['dev'];
    const withMail = `${overlay(tags.b, tags.b)}  - {name: registry.example/shop/mail, newTag: ${tags.b}}\n`;
    project.write({ 'overlays/shop/dev/kustomization.yaml': withMail });
    await project.trellis('synth shop/dev');
    project.git('add', '--all');
    project.commit('Mail in dev', {});
    await expectRefused(project, 'promote shop dev staging', 'IMAGE_NOT_IN_TARGET', /shop\/staging has no image registry.example\/shop\/mail/);
    project.charts.mailIn = ['dev', 'staging'];
    expect((await project.trellis('promote shop dev staging')).code).toBe(0);
    expect(project.read(staging)).toBe(`${overlay(tags.b, tags.b)}  - name: registry.example/shop/mail\n    newTag: ${tags.b}\n`);
  });

  test('a service that there is not', async () => {
    await expectRefused(await make(), 'promote shop dev staging --service wed', 'SERVICE_UNKNOWN', /did you mean web/);
  });

  test('uncommitted work in the files it would touch, staged, changed or new', async () => {
    const project = await make();
    project.write({ [staging]: `${overlay(tags.a, tags.a)}# mine\n` });
    await expectRefused(project, 'promote shop dev staging', 'CELL_UNCOMMITTED', /overlays\/shop\/staging\/kustomization.yaml/);
    project.git('add', staging);
    await expectRefused(project, 'promote shop dev staging', 'CELL_UNCOMMITTED', /kustomization.yaml/);
    project.git('checkout', '--quiet', 'HEAD', '--', staging);
    project.write({ 'dist/shop/staging/mine.yaml': 'a: 1\n' });
    await expectRefused(project, 'promote shop dev staging', 'CELL_UNCOMMITTED', /mine.yaml/);
  });

  test('with --commit, uncommitted sources of the render; without, they are named', async () => {
    const project = await make();
    project.write({ 'charts/shop/web.ts': 'x' });
    await expectRefused(project, 'promote shop dev staging --commit', 'SOURCES_UNCOMMITTED', /charts\/shop\/web.ts/);
    const run = await project.trellis('promote shop dev staging');
    expect([run.code, codes(run)]).toEqual([0, ['SOURCES_UNCOMMITTED']]);
  });

  test('an unmet soak, by the commit that set the tag', async () => {
    const project = await make({ staging: '  promotesFrom: dev\n  soak: 2h\n' });
    project.write({ 'overlays/shop/dev/kustomization.yaml': overlay(tags.c, tags.b) });
    await project.trellis('synth');
    project.git('add', '--all');
    project.commit('Newer web', {}, hoursAgo(1.5));
    await expectRefused(project, 'promote shop dev staging', 'SOAK_UNMET', /shop\/web at develop-3c3c3c3 has not been in dev for 2h: 1h 30m, since commit/);
    expect((await project.trellis('promote shop dev staging --service api --dry-run')).code).toBe(0);
    project.commit('The same, earlier', { 'overlays/shop/staging/environment.yaml': project.read('overlays/shop/staging/environment.yaml').replace('2h', '1h30m') });
    expect((await project.trellis('promote shop dev staging')).code).toBe(0);
  });

  test('a missing, unlisted or self-given approval', async () => {
    const project = await make({ staging: '  promotesFrom: dev\n  approval: required\n  approvers: [grace, ada]\n  committerMayApprove: false\n' });
    await expectRefused(project, 'promote shop dev staging', 'APPROVAL_MISSING', /--approved-by grace or ada/);
    await expectRefused(project, 'promote shop dev staging --approved-by eve', 'APPROVER_UNLISTED', /eve is not among the approvers/);
    await expectRefused(project, 'promote shop dev staging --approved-by ada', 'APPROVER_IS_COMMITTER', /ada commits this/);
    expect((await project.trellis('promote shop dev staging --approved-by grace')).code).toBe(0);
  });

  test('a gate that fails, whose output is shown', async () => {
    const project = await make({ staging: '  promotesFrom: dev\n  gates: ["true", "echo $TRELLIS_FROM is red; exit 1"]\n' });
    await expectRefused(project, 'promote shop dev staging', 'GATE_FAILED', /dev is red/);
    const dry = await project.trellis('promote shop dev staging --dry-run');
    expect([dry.code, dry.out.includes('gate passed: true\n')]).toEqual([1, true]);
  });

  test('a render of the target that fails a check', async () => {
    const project = await make();
    project.charts.motto = 'AKIAIOSFODNN7EXAMPLE';
    const run = await project.trellis('promote shop dev staging');
    expect([run.code, codes(run).length > 0, status(project)]).toEqual([1, true, '']);
  });

  test('an .argocd-source file of Argo CD Image Updater, with the way that is offered instead', async () => {
    const project = await make();
    project.commit('Updater', { 'dist/shop/staging/.argocd-source-shop-staging.yaml': 'kustomize: {images: [a=b]}\n' });
    await expectRefused(project, 'promote shop dev staging', 'ARGOCD_SOURCE_FILE', /write-back-target: kustomization:\/overlays\/shop\/staging/);
  });

  test('an overlay whose images cannot be read', async () => {
    const project = await make();
    project.commit('Broken', { [staging]: 'images: {a: b}\n' });
    const run = await project.trellis('promote shop dev staging');
    expect([run.code, codes(run)]).toEqual([1, ['IMAGE_LIST_UNREADABLE']]);
  });

  test('a project that is in no repository', async () => {
    const project = await make();
    project.git('update-ref', '-d', 'HEAD');
    expect((await project.trellis('promote shop dev staging')).err).toMatch(/NOT_A_REPOSITORY/);
  });
});

test('bad usage is exit 2', async () => {
  const project = await make();
  expect((await project.trellis('promote shop dev')).code).toBe(2);
  expect((await project.trellis('promote shop dev staging --approved-by=\n')).code).toBe(2);
});

test('as JSON: the plan, its objects and its issues', async () => {
  const project = await make();
  const run = await project.trellis('promote shop dev staging --service web --json');
  expect(JSON.parse(run.out)).toMatchObject({
    verb: 'promote',
    cell: 'shop/staging',
    from: 'dev',
    images: [{ image: 'registry.example/shop/web', services: ['web'], before: tags.a, after: tags.b }],
    objects: [{ object: 'shop-staging/Deployment/web', change: 'changed' }, {}, {}],
    dryRun: false,
    written: true,
    pushed: false,
    issues: [],
  });
});
