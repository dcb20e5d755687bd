import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { verb } from '../../lib/cli/verbs/validate';
import type { Issue } from '../../lib/issue';
import { runIn } from './run-verb';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'trellis-validate-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function write(files: Readonly<Record<string, string>>): void {
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), text);
  }
}

async function validate(argv: readonly string[], stdin = ''): Promise<{ readonly code: number; readonly out: string; readonly err: string }> {
  return runIn(folder, 'validate', verb, argv, { stdin: () => stdin });
}

const service = 'apiVersion: v1\nkind: Service\nmetadata:\n  name: web\nspec:\n  selector:\n    app: web\n  ports:\n    - port: 80\n';
const places = (text: string) => (JSON.parse(text) as Issue[]).map(({ code, file, line, column }) => `${code} ${file}:${line}:${column}`);

test('finds the line and column of the field, in files and folders', async () => {
  write({ 'a/one.yaml': `# first\n---\n${service}`, 'a/b/two.yml': service.replace('web', 'api'), 'a/kustomization.yaml': 'resources: []\n', 'a/readme.txt': 'no', 'a/.hidden/x.yaml': 'no' });
  const { code, out } = await validate(['a', '--only', 'references', '--json']);
  expect(places(out)).toEqual(['SELECTOR_SELECTS_NOTHING a/b/two.yml:6:3', 'SELECTOR_SELECTS_NOTHING a/one.yaml:8:3']);
  expect(code).toBe(1);
});

test('reads standard input, and JSON and Lists', async () => {
  const list = JSON.stringify({ apiVersion: 'v1', kind: 'List', items: [{ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a' } }, { apiVersion: 'v1', kind: 'Service', metadata: { name: 'web' }, spec: { selector: { app: 'web' } } }] }, null, 1);
  const { out } = await validate(['-', '--only', 'references', '--json'], list);
  expect(places(out)).toEqual([expect.stringMatching(/^SELECTOR_SELECTS_NOTHING -:\d+:\d+$/)]);
  expect(list.split('\n')[Number(places(out)[0]?.split(':')[1]) - 1]).toContain('"selector"');
});

test('a fault in one document leaves the others judged', async () => {
  write({ 'x.yaml': `a: [\n---\n${service}---\njust: data\n` });
  const { out, code } = await validate(['x.yaml', '--only', 'references', '--json']);
  expect((JSON.parse(out) as Issue[]).map(({ code, line }) => [code, line])).toEqual([['YAML_SYNTAX', expect.any(Number)], ['SELECTOR_SELECTS_NOTHING', 8], ['NOT_A_MANIFEST', 13]]);
  expect(code).toBe(1);
});

test('a whole number that no double can hold is judged by its size', async () => {
  write({ 'x.yaml': 'apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: web}\nspec:\n  replicas: 9223372036854775807\n  selector: {matchLabels: {app: web}}\n  template:\n    metadata: {labels: {app: web}}\n    spec:\n      terminationGracePeriodSeconds: 9007199254740993\n      containers: [{name: web, image: "web:1.0.0"}]\n' });
  const { out } = await validate(['x.yaml', '--only', 'schema', '--json']);
  expect(places(out)).toEqual(['SCHEMA_RANGE x.yaml:5:13']);
});

test('warnings alone exit 0, so does nothing at all', async () => {
  write({ 'x.yaml': 'apiVersion: v1\nkind: Pod\nmetadata: {name: p}\nspec: {volumes: [{name: v, emptyDir: {}}], containers: [{name: c}]}\n', 'y.yaml': '# nothing\n' });
  const { code, out } = await validate(['x.yaml', '--only', 'references', '--json']);
  expect([code, (JSON.parse(out) as Issue[]).map(({ severity }) => severity)]).toEqual([0, ['warning']]);
  expect(await validate(['y.yaml'])).toEqual({ code: 0, out: '', err: '' });
});

test.each([
  [['--only', 'refrences'], 'unknown check "refrences" (did you mean references?)'],
  [['--format', 'xml'], 'unknown format "xml"'],
  [['--pod-security', 'strict'], 'unknown level "strict"'],
  [['--frmat', 'json'], 'unknown option --frmat (did you mean --format?)'],
  [['absent.yaml'], 'Cannot read absent.yaml: there is no such file or folder.'],
])('%s is bad usage', async (argv, expected) => {
  const { code, out, err } = await validate(argv);
  expect([code, out]).toEqual([2, '']);
  expect(err).toContain(expected);
});

test('the level asked for holds in place of the label', async () => {
  write({ 'x.yaml': 'apiVersion: v1\nkind: Pod\nmetadata: {name: p}\nspec: {containers: [{name: c, image: "a:1.2.3"}]}\n' });
  const codesAt = async (level: string) => (JSON.parse((await validate(['x.yaml', '--only', 'practice', '--pod-security', level, '--json'])).out) as Issue[]).map(({ code }) => code);
  expect(await codesAt('restricted')).toEqual(expect.arrayContaining(['USER_IS_ROOT', 'FILESYSTEM_WRITABLE']));
  expect(await codesAt('privileged')).not.toContain('USER_IS_ROOT');
});

test.each(['text', 'github', 'sarif', 'junit'])('--format %s', async (format) => {
  write({ 'x.yaml': service });
  const { out, code } = await validate(['x.yaml', '--only', 'references', '--format', format]);
  expect(out).toContain('SELECTOR_SELECTS_NOTHING');
  expect(code).toBe(1);
});

describe('--against', () => {
  const git = (...args: string[]) => execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@b', '-c', 'commit.gpgsign=false', ...args], { cwd: folder, stdio: 'pipe' });
  const claim = '---\napiVersion: v1\nkind: PersistentVolumeClaim\nmetadata: {name: data, namespace: shop}\nspec: {accessModes: [ReadWriteOnce], storageClassName: fast, resources: {requests: {storage: 1Gi}}}\n';

  test('judges the change of the same paths since a commit', async () => {
    write({ 'x.yaml': `${service}${claim}` });
    git('init', '-q');
    git('add', '.');
    git('commit', '-q', '-m', 'first');
    write({ 'x.yaml': `${service}${claim.replace('fast', 'slow')}` });
    const { out } = await validate(['x.yaml', '--only', 'argocd', '--against', 'HEAD', '--json']);
    expect((JSON.parse(out) as Issue[]).map(({ code, path }) => `${code} ${path}`)).toEqual(['ARGOCD_IMMUTABLE_CHANGED spec.storageClassName']);
    expect((await validate(['x.yaml', '--only', 'argocd', '--json'])).out).toBe(out);
    expect((await validate([join(folder, '..', basename(folder)), '--only', 'argocd', '--json'])).out).toBe(out);
  });

  test('refuses where the history is missing', async () => {
    write({ 'x.yaml': claim });
    const { code, out } = await validate(['x.yaml', '--only', 'argocd', '--against', 'main', '--json']);
    expect([code, (JSON.parse(out) as Issue[]).map((issue) => issue.code)]).toEqual([1, ['HISTORY_MISSING']]);
  });
});
