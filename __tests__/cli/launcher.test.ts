import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';

const source = resolve(__dirname, '../..');
let project: string;
beforeEach(() => {
  project = mkdtempSync(join(tmpdir(), 'trellis-launcher-'));
  for (const folder of ['bin', 'lib/cli/verbs', 'node_modules']) mkdirSync(join(project, folder), { recursive: true });
  copyFileSync(join(source, 'bin/trellis'), join(project, 'bin/trellis'));
  symlinkSync(join(dirname(require.resolve('esbuild')), '..'), join(project, 'node_modules/esbuild'));
  writeFileSync(join(project, 'lib/cli/run.ts'), 'export const runVerb = (name: string, verb: (name: string) => string, _: unknown, io: { out(text: string): void }) => io.out(verb(name));');
  writeVerb('says');
});
afterEach(() => rmSync(project, { recursive: true, force: true }));

const writeVerb = (word: string): void => writeFileSync(join(project, 'lib/cli/verbs/say.ts'), `export const verb = (name: string) => \`${word} \${name}\`;`);

const run = (...flags: readonly string[]): string => {
  const { stdout, stderr } = spawnSync(process.execPath, [...flags, join(project, 'bin/trellis'), 'say'], { encoding: 'utf8' });
  return stdout + stderr;
};

/** What was compiled in earlier runs. */
function compiledFiles(): readonly string[] {
  const cache = join(project, 'node_modules/.cache/trellis');
  return readdirSync(cache, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.code')).map((file) => join(cache, file));
}

test('A verb is what its sources say now, whatever was bundled and compiled before', () => {
  expect(run()).toBe('says say');
  writeVerb('answers');
  expect([run(), run()]).toEqual(['answers say', 'answers say']);
  expect(compiledFiles()).toHaveLength(2);
});

test('Where the cache cannot be written, a verb runs all the same and leaves nothing behind', () => {
  writeFileSync(join(project, 'node_modules/.cache'), 'no folder');
  const others = (): readonly string[] => readdirSync(tmpdir()).filter((name) => /^trellis-.{6}$/.test(name));
  const before = others();
  expect([run(), run()]).toEqual(['says say', 'says say']);
  expect(others().filter((name) => !before.includes(name))).toEqual([]);
});

(existsSync('/dev/full') ? test : test.skip)('What cannot be printed is said, without a stack trace', () => {
  const { stderr, status } = spawnSync('sh', ['-c', '"$1" "$2" say > /dev/full', 'sh', process.execPath, join(project, 'bin/trellis')], { encoding: 'utf8' });
  expect([stderr, status]).toEqual(['trellis: what was to be printed could not be written: ENOSPC: no space left on device, write\n', 1]);
});

test('Compiled code that V8 does not take is made anew', () => {
  run();
  const [file = ''] = compiledFiles();
  writeFileSync(file, 'damaged');
  expect(run()).toBe('says say');
  expect(statSync(file).size).toBeGreaterThan('damaged'.length);
  expect(run('--no-flush-bytecode', '--no-lazy')).toBe('says say');
});
