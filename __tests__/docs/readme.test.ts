import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const root = resolve(__dirname, '../..');
const readme = readFileSync(join(root, 'README.md'), 'utf8');

test('the README links only to files that are there', () => {
  const links = [...readme.matchAll(/\]\(([\w./-]+)\)/g)].map(([, path = '']) => path);
  expect(links.filter((path) => !existsSync(join(root, path)))).toEqual([]);
});

test('the README has one command that does the main job and one that runs the tests', () => {
  expect([...readme.matchAll(/^npm ci.*$/gm)].map(([command]) => command)).toEqual(['npm ci && npm run synth', 'npm ci && npm test']);
});

test("the README's rendered example is what dist holds", () => {
  const [, example = ''] = /```yaml\n(kind: HorizontalPodAutoscaler[\s\S]*?)```/.exec(readme) ?? [];
  const dist = readFileSync(join(root, 'dist/craftista/prod/catalogue.yaml'), 'utf8');
  const lines = example.trimEnd().split('\n').filter((line) => !/^(kind|spec):/.test(line));
  expect(lines.length).toBeGreaterThan(4);
  expect(lines.filter((line) => !dist.includes(`${line}\n`))).toEqual([]);
});

test('every npm script and verb that the README names exists', () => {
  const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const named = [...readme.matchAll(/npm run ([\w:-]+)/g)].map(([, name = '']) => name);
  expect(named.filter((name) => scripts[name] === undefined)).toEqual([]);
  const verbs = [...readme.matchAll(/npx trellis ([\w-]+)/g)].map(([, name = '']) => name);
  expect(verbs.filter((name) => !existsSync(join(root, 'lib/cli/verbs', `${name}.ts`)))).toEqual([]);
});
