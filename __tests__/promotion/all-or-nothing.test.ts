import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openRepository } from '../../lib/git';
import { openCell, planPromotion } from '../../lib/promotion';
import { openProject } from '../../lib/render';
import { makeRepository } from '../git/repository-fixture';
import type { RepositoryFixture } from '../git/repository-fixture';
import { bundleChild, runChild, startChild } from './children';
import type { Ended } from './children';
import { makeProject } from './project-fixture';
import type { ProjectFixture } from './project-fixture';
import { shopSystem } from './shop';

/** The write to be killed before, by default a few; TRELLIS_RUNS=200 kills before each, and at 100 random moments. */
const runs = Number(process.env['TRELLIS_RUNS'] ?? 5);
jest.setTimeout(60_000 + runs * 5_000);

let project: ProjectFixture;
let program: string;
let planFile: string;
let changed: readonly (readonly [path: string, text: string | null])[];

beforeAll(async () => {
  project = await makeProject();
  program = bundleChild('carry-out-child', ['cdk8s', 'ajv']);
  const repository = openRepository(project.directory);
  if (repository === undefined) throw new Error('no repository');
  const request = { services: [], approvedBy: ['grace'], commit: true };
  const opened = openProject({ root: project.directory, loadSystem: () => Promise.resolve(shopSystem(project.charts)), systemNames: () => ['shop'] });
  const { open } = await openCell('shop/staging', opened, repository, request);
  if (open === undefined) throw new Error('no cell');
  const plan = await planPromotion(open, 'dev');
  changed = [...plan.changes];
  planFile = join(project.directory, '.git', 'plan.json');
  const save = (name: string, options: object): void => writeFileSync(`${planFile}${name}`, JSON.stringify({ plan: { ...plan, changes: changed }, options }));
  save('', { commit: false, tag: false, push: false });
  save('.commit', { commit: true, tag: true, push: false });
});
afterAll(() => {
  project.remove();
  rmSync(program, { force: true });
});

type State = 'before' | 'after' | 'mixed';

/** How the files of the plan stand in a copy of the project. */
function stateOf(directory: string): State {
  const read = (folder: string, path: string): string | null => {
    const file = join(folder, path);
    return existsSync(file) ? readFileSync(file, 'utf8') : null;
  };
  if (changed.every(([path]) => read(directory, path) === read(project.directory, path))) return 'before';
  return changed.every(([path, text]) => read(directory, path) === text) ? 'after' : 'mixed';
}

/** Everything that must hold once the next run has started, whatever the killed one did. */
function expectWhole(copy: RepositoryFixture, commits: boolean, where: string): State {
  const repaired = runChild(program, [copy.directory, `${planFile}${commits ? '.commit' : ''}`, '0']);
  expect([where, repaired.code, repaired.err]).toEqual([where, 0, '']);
  const state = stateOf(copy.directory);
  expect([where, state]).not.toEqual([where, 'mixed']);
  const leftovers = readdirSync(copy.directory).filter((name) => name.startsWith('.trellis'));
  // A draft of the lock names a dead process and is ignored by Git; nothing else may stay.
  expect([where, leftovers.filter((name) => !/^\.trellis-running\./.test(name))]).toEqual([where, []]);
  if (!commits) return state;
  const moved = copy.git('rev-parse', 'HEAD') !== project.git('rev-parse', 'HEAD');
  expect([where, moved, copy.git('status', '--porcelain'), copy.git('tag') !== '']).toEqual([where, state === 'after', '', state === 'after']);
  if (moved) expect(copy.git('diff', '--name-only', 'HEAD^', 'HEAD').trim().split('\n').sort()).toEqual(changed.map(([path]) => path).sort());
  return state;
}

test.each([['its files', false], ['its files, a commit and a tag', true]])(
  'killed before any write, the next run finds %s as before or as after, or repairs them',
  (_what, commits) => {
    const plan = `${planFile}${commits ? '.commit' : ''}`;
    const whole = makeRepository(project.directory);
    const { writes } = JSON.parse(runChild(program, [whole.directory, plan, '']).out) as { writes: number };
    expect([stateOf(whole.directory), writes > 20]).toEqual(['after', true]);
    whole.remove();
    const states = new Set<State>();
    for (let run = 0; run < runs; run += 1) {
      const deadline = 1 + (runs <= writes ? Math.floor((run * writes) / runs) : run % writes);
      const copy = makeRepository(project.directory);
      const ended = runChild(program, [copy.directory, plan, String(deadline)]);
      expect([deadline, ended.killed]).toEqual([deadline, true]);
      states.add(expectWhole(copy, commits, `killed before write ${deadline} of ${writes}`));
      copy.remove();
    }
    expect([...states].sort()).toEqual(['after', 'before']);
  },
);

test('killed at any moment, in the midst of a write or of Git, the same holds', async () => {
  for (let run = 0; run < runs / 2; run += 1) {
    const copy = makeRepository(project.directory);
    const milliseconds = 20 + Math.floor((run * 2 * 160) / runs);
    await startChild(program, [copy.directory, `${planFile}.commit`, ''], milliseconds);
    expectWhole(copy, true, `killed after ${milliseconds} ms`);
    copy.remove();
  }
});

const mayMount = spawnSync('unshare', ['--mount', 'true']).status === 0;
const onDisk = mayMount ? test : test.skip;

/** Carries the plan out in a copy of the project on a small disk of its own, prepared by `prepare`. */
function onSmallDisk(prepare: string): { readonly state: State; readonly ended: Ended; readonly status: string } {
  const point = mkdtempSync(join(tmpdir(), 'trellis-disk-'));
  try {
    const script = `set -e; mount -t tmpfs -o size=4m none ${point}; cp -r ${project.directory}/. ${point}; cd ${point}; ${prepare}
      code=0; ${process.execPath} ${program} ${point} ${planFile}.commit '' || code=$?
      mount -o remount,rw,size=8m none ${point}; rm -f filler; ${process.execPath} ${program} ${point} ${planFile}.commit 0 >/dev/null
      git status --porcelain > ${point}.status; cp -r ${point} ${point}.copy; exit $code`;
    const { status, stdout, stderr } = spawnSync('unshare', ['--mount', 'sh', '-c', script], { encoding: 'utf8' });
    return { state: stateOf(`${point}.copy`), ended: { killed: false, code: status, out: stdout, err: stderr }, status: readFileSync(`${point}.status`, 'utf8') };
  } finally {
    for (const path of [point, `${point}.copy`, `${point}.status`]) rmSync(path, { recursive: true, force: true });
  }
}

onDisk('a read-only disk is an error that leaves the tree as it was (off where nothing can be mounted)', () => {
  const { state, ended } = onSmallDisk('mount -o remount,ro none .');
  expect([state, ended.code]).toEqual(['before', 1]);
  expect(ended.err).toMatch(/nothing was written: EROFS/);
});

onDisk('a disk that fills up at any point is an error that leaves the tree as it was (off where nothing can be mounted)', () => {
  const seen = new Set<string>();
  for (const free of runs < 50 ? [8, 400] : [0, 4, 8, 16, 24, 32, 40, 48, 64, 96, 128, 400]) {
    const fill = `dd if=/dev/zero of=filler bs=1k count=$(($(df -k . | tail -1 | awk '{print $4}') - ${free})) 2>/dev/null`;
    const { state, ended, status } = onSmallDisk(fill);
    const issues = ended.out === '' ? ['lock'] : (JSON.parse(ended.out) as { issues: { code: string }[] }).issues.map(({ code }) => code);
    expect([free, state, status]).toEqual([free, issues.length === 0 ? 'after' : 'before', '']);
    issues.forEach((code) => seen.add(code));
    if (issues.length === 0) seen.add('done');
  }
  expect(seen.size).toBeGreaterThan(1);
  expect(seen).toContain('done');
});
