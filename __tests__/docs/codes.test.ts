import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import type { Io } from '../../lib/cli/io';
import { verb as build } from '../../lib/cli/verbs/build';
import { runVerb } from '../../lib/cli/run';
import { verb as validate } from '../../lib/cli/verbs/validate';
import type { Verb } from '../../lib/cli/verb';
import { issueCodes } from '../../lib/issue-codes';
import { renderChecks } from '../../scripts/docs/render-checks';
import { renderCodes } from '../../scripts/docs/render-codes';
import { renderSettings } from '../../scripts/docs/render-settings';
import { readExample } from '../../scripts/docs/read-example';
import { testsNaming } from '../../scripts/docs/tests-naming';

const root = resolve(__dirname, '..', '..');
const verbs: Readonly<Record<string, Verb>> = { build, validate };
const codes = Object.keys(issueCodes);
const withExample = readdirSync(join(root, 'docs', 'examples')).flatMap((file) => /^([A-Z_]+)\.txt$/.exec(file)?.[1] ?? []);

async function run(code: string): Promise<{ readonly text: string; readonly exit: number }> {
  const example = readExample(root, code);
  const [name = '', ...argv] = example?.argv ?? [];
  const folder = mkdtempSync(join(tmpdir(), 'trellis-example-'));
  for (const [path, text] of example?.files ?? []) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  let text = '';
  const add = (more: string) => void (text += more);
  const io: Io = { cwd: folder, root: folder, out: add, err: add, isTerminal: false, loadSystem: async () => undefined, systemNames: () => [], ask: async () => '' };
  const verb = verbs[name];
  if (verb === undefined) throw new Error(`an example runs one of ${Object.keys(verbs).join(', ')}`);
  const exit = await runVerb(name, verb, argv, io);
  rmSync(folder, { recursive: true });
  return { text, exit };
}

describe('each example shows its code', () => {
  test.each(withExample.filter((code) => code !== 'BAD_USAGE'))('%s', async (code) => {
    const { text, exit } = await run(code);
    expect(text).toContain(` ${code} `.trimEnd());
    const { severity } = issueCodes[code as keyof typeof issueCodes];
    expect(exit > 0 || severity === 'warning' || text.includes(`warning ${code}`)).toBe(true);
  });

  test('BAD_USAGE is told in words, with exit code 2', async () => {
    expect(await run('BAD_USAGE')).toMatchObject({ exit: 2, text: expect.stringContaining('did you mean --format?') });
  });
});

test('examples are of codes that exist', () => {
  expect(withExample.filter((code) => !codes.includes(code))).toEqual([]);
});

test('each code has an example, or a test that shows it', () => {
  const naming = testsNaming(root);
  expect(codes.filter((code) => !withExample.includes(code) && naming(code).length === 0)).toEqual([]);
});

test.each([
  ['codes.md', () => renderCodes(root)],
  ['checks.md', () => renderChecks()],
  ['settings.md', () => renderSettings()],
])('docs/%s is what npm run docs makes', (file, render) => {
  expect(readFileSync(join(root, 'docs', file), 'utf8')).toBe(render());
});
