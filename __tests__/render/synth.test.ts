import { appendFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { ProjectCopy } from './project-fixture';
import { copyProject, readTree } from './project-fixture';

const committed = readTree(resolve(__dirname, '../../dist'));
let project: ProjectCopy;
beforeEach(() => {
  project = copyProject();
});
afterEach(() => project.close());

const dist = () => readTree(join(project.directory, 'dist'));
const edit = (path: string, from: string, to: string) => {
  const file = join(project.directory, path);
  const before = readFileSync(file, 'utf8');
  expect(before).toContain(from);
  writeFileSync(file, before.replace(from, to));
};
/** Paths whose text differs from what is committed. */
const changed = () => {
  const now = dist();
  return [...new Set([...now.keys(), ...committed.keys()])].filter((path) => now.get(path) !== committed.get(path)).sort();
};

test('a synth into an emptied dist gives the committed bytes, and a second one writes nothing', () => {
  rmSync(join(project.directory, 'dist'), { recursive: true });
  expect(project.trellis('synth')).toMatchObject({ code: 0, err: '' });
  expect(changed()).toEqual([]);
  expect(project.trellis('synth')).toEqual({ code: 0, out: '', err: '' });
});

test('--check is silent where dist is as rendered, and names what differs after an edit of a chart or of dist', () => {
  expect(project.trellis('synth', '--check')).toEqual({ code: 0, out: '', err: '' });
  appendFileSync(join(project.directory, 'dist/craftista/dev/voting.yaml'), '# by hand\n');
  edit('charts/craftista/catalogue.ts', 'DATA_SOURCE: ', 'EXTRA: \'1\', DATA_SOURCE: ');
  const { code, err } = project.trellis('synth', '--check');
  expect(code).toBe(1);
  expect(err).toMatch(/^ {2}craftista\/dev\/catalogue\.yaml$/m);
  expect(err).toMatch(/^ {2}craftista\/dev\/voting\.yaml$/m);
  expect(err).not.toMatch(/frontend/);
});

test('one setting of staging changes files of staging and no others', () => {
  edit('overlays/craftista/staging/environment.yaml', 'logLevel: INFO', 'logLevel: DEBUG');
  expect(project.trellis('synth').code).toBe(0);
  expect(changed().length).toBeGreaterThan(0);
  expect(changed().filter((path) => !path.startsWith('craftista/staging/'))).toEqual([]);
});

test('an error writes nothing and says where it is, without a stack trace', () => {
  edit('overlays/craftista/dev/environment.yaml', 'logLevel: DEBUG', 'logLevl: DEBUG');
  const { code, err } = project.trellis('synth');
  expect(code).toBe(1);
  expect(err).toMatch(/SETTINGS_UNKNOWN_KEY overlays\/craftista\/dev\/environment\.yaml:\d+:\d+/);
  expect(err).not.toMatch(/\n\s+at /);
  expect(changed()).toEqual([]);
});

test('validate says why a cell was not judged, whatever check was asked for', () => {
  edit('overlays/craftista/dev/kustomization.yaml', 'craftista-voting', 'craftista-votng');
  const { code, out } = project.trellis('validate', '--only', 'schema', '--json');
  expect(code).toBe(1);
  expect(JSON.parse(out).map((issue: { code: string }) => issue.code)).toEqual(['IMAGE_MATCHES_NOTHING']);
});

test('--out renders into another repository, which keeps its own files, and names it in Applications', () => {
  const other = join(project.directory, '..', `${project.directory.split('/').pop()}-gitops`);
  mkdirSync(join(other, 'clusters/one'), { recursive: true });
  writeFileSync(join(other, 'clusters/README.md'), 'theirs');
  writeFileSync(join(other, 'clusters/one/own.yaml'), 'theirs');
  project.run('git', 'init', '--quiet', other);
  expect(project.trellis('synth', '--out', join(other, 'clusters/one'), '--repo-url', 'https://git.example.com/gitops.git').code).toBe(0);
  const tree = readTree(join(other, 'clusters'));
  expect(tree.get('README.md')).toBe('theirs');
  expect(tree.get('one/own.yaml')).toBe('theirs');
  expect(tree.get('one/craftista/dev/voting.yaml')).toBe(committed.get('craftista/dev/voting.yaml'));
  expect(tree.get('one/argocd/craftista-dev.yaml')).toContain('path: clusters/one/craftista/dev\n    repoURL: https://git.example.com/gitops.git');
  expect(changed()).toEqual([]);
  rmSync(other, { recursive: true });
});

test('a file that Trellis did not write is not overwritten', () => {
  rmSync(join(project.directory, 'dist/craftista/dev'), { recursive: true });
  mkdirSync(join(project.directory, 'dist/craftista/dev'));
  writeFileSync(join(project.directory, 'dist/craftista/dev/voting.yaml'), 'kind: Mine\n');
  const { code, err } = project.trellis('synth');
  expect(code).toBe(1);
  expect(err).toContain('OUTPUT_NOT_OWNED');
  expect(readFileSync(join(project.directory, 'dist/craftista/dev/voting.yaml'), 'utf8')).toBe('kind: Mine\n');
});

test('an unknown cell is an error that names the nearest', () => {
  const { code, err } = project.trellis('synth', 'craftista/stagin');
  expect(code).toBe(1);
  expect(err).toContain('did you mean craftista/staging?');
});

test('npx cdk8s synth gives the same files', () => {
  const { code, err } = project.run(process.execPath, join(project.directory, 'node_modules/cdk8s-cli/bin/cdk8s'), 'synth');
  expect({ code, err }).toMatchObject({ code: 0 });
  expect(changed()).toEqual([]);
});
