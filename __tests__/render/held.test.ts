import { appendFileSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { ProjectCopy } from './project-fixture';
import { copyProject, readTree } from './project-fixture';

const committed = readTree(resolve(__dirname, '../../dist'));
const voting = 'dist/craftista/prod/voting.yaml';
let project: ProjectCopy;
beforeEach(() => {
  project = copyProject();
  writeFileSync(join(project.directory, '.gitignore'), 'node_modules\n');
  const git = (...args: string[]) => expect(project.run('git', '-c', 'user.name=t', '-c', 'user.email=t@example.com', ...args)).toMatchObject({ code: 0 });
  git('init', '--quiet');
  git('add', '--all');
  git('commit', '--quiet', '--message', 'Released');
});
afterEach(() => project.close());

const prodNow = () => [...readTree(join(project.directory, 'dist'))].filter(([path]) => path.startsWith('craftista/prod') || path === 'argocd/craftista-prod.yaml');
const prodReleased = [...committed].filter(([path]) => path.startsWith('craftista/prod') || path === 'argocd/craftista-prod.yaml');
const editChart = () => {
  const file = join(project.directory, 'charts/craftista/catalogue.ts');
  writeFileSync(file, readFileSync(file, 'utf8').replace('DATA_SOURCE: ', "EXTRA: '1', DATA_SOURCE: "));
};

test('a changed chart renders into dev and staging at once and is pending in the held prod', () => {
  editChart();
  const { code, out } = project.trellis('synth');
  expect(code).toBe(0);
  // The ConfigMap, and the Rollout with its checksum.
  expect(out).toContain('craftista/prod: held, 2 objects wait for its next release');
  expect(prodNow()).toEqual(prodReleased);
  expect(readFileSync(join(project.directory, 'dist/craftista/staging/catalogue.yaml'), 'utf8')).toContain('EXTRA: "1"');
  const check = project.trellis('synth', '--check');
  expect(check).toMatchObject({ code: 0, err: '' });
  expect(check.out).toContain('craftista/prod: held, 2 objects wait');
});

test('a hand edit of the held dist is found by --check, and the next synth brings the release back', () => {
  appendFileSync(join(project.directory, voting), '# by hand\n');
  const { code, err } = project.trellis('synth', '--check');
  expect(code).toBe(1);
  expect(err).toContain('craftista/prod/voting.yaml');
  expect(project.trellis('synth').code).toBe(0);
  expect(prodNow()).toEqual(prodReleased);
});

test('an emptied dist gets the release back from HEAD, not a new render', () => {
  editChart();
  rmSync(join(project.directory, 'dist'), { recursive: true });
  expect(project.trellis('synth').code).toBe(0);
  expect(prodNow()).toEqual(prodReleased);
});

test('a release that neither the tree nor HEAD has is an error, RELEASE_LOST, and nothing is written', () => {
  const lock = join(project.directory, 'dist/craftista/prod/.trellis.lock');
  writeFileSync(lock, readFileSync(lock, 'utf8').replace(/(voting\.yaml) [0-9a-f]{64}/, `$1 ${'0'.repeat(64)}`));
  const { code, err } = project.trellis('synth');
  expect(code).toBe(1);
  expect(err).toContain('RELEASE_LOST');
  expect(err).toContain('trellis release craftista/prod');
});
