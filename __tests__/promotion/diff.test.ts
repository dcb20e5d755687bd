import { makeProject } from './project-fixture';
import type { ProjectFixture } from './project-fixture';
import { tags } from './shop-files';

let project: ProjectFixture;
beforeEach(async () => {
  project = await makeProject();
});
afterEach(() => project.remove());

const imagesOf = (name: string, before: string, after: string): string => `    spec.template.spec.containers[${name}].image
      - "registry.example/shop/${name}:${before}"
      + "registry.example/shop/${name}:${after}"
`;

test('two cells are compared by object and field, their namespaces and Applications aside', async () => {
  expect(await project.trellis('diff shop/dev shop/dev')).toEqual({ code: 0, out: '', err: '' });
  const run = await project.trellis('diff shop/staging shop/dev');
  expect([run.code, run.out.includes('argocd/'), run.out.includes('metadata.namespace')]).toEqual([1, false, false]);
  expect(run.out).toContain(`~ shop-dev/Deployment/web\n${imagesOf('web', tags.a, tags.b)}`);
});

test('two revisions of a cell are compared, Applications included', async () => {
  await project.trellis('promote shop dev staging --service web --commit');
  const run = await project.trellis('diff shop/staging@HEAD~1 shop/staging@HEAD');
  expect([run.code, run.out]).toEqual([1, expect.stringContaining(`~ shop-staging/Deployment/web\n${imagesOf('web', tags.a, tags.b)}`)]);
  expect(run.out).toContain('metadata.annotations["trellis.dev/promoted-from"]\n      + "dev"');
  const json = JSON.parse((await project.trellis('diff shop/staging@HEAD~1 shop/staging --json')).out);
  expect(json).toContainEqual({
    object: 'shop-staging/Deployment/web',
    change: 'changed',
    fields: [{ path: 'spec.template.spec.containers[web].image', before: `registry.example/shop/web:${tags.a}`, after: `registry.example/shop/web:${tags.b}` }],
  });
});

test('one cell alone is compared with what its sources render now', async () => {
  expect((await project.trellis('diff shop/prod')).code).toBe(0);
  project.charts.motto = 'second';
  expect(await project.trellis('diff shop/prod')).toMatchObject({ code: 1, out: expect.stringContaining('env[MOTTO].value\n      - "first"\n      + "second"') });
});

test('what there is not is refused', async () => {
  expect(await project.trellis('diff shop/dve')).toMatchObject({ code: 1, err: expect.stringMatching(/CELL_UNKNOWN[^]*did you mean shop\/dev/) });
  expect(await project.trellis('diff shop/dev@nowhere shop/dev')).toMatchObject({ code: 1, err: expect.stringContaining('REVISION_UNKNOWN') });
  expect((await project.trellis('diff shop shop/dev')).code).toBe(1);
});
