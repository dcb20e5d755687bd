import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Verb } from '../../lib/cli/verb';
import { verbList } from '../../lib/cli/verb-list';

const root = resolve(__dirname, '../..');
const read = (path: string) => readFileSync(join(root, path), 'utf8');

test('every path that ARCHITECTURE.md names is there', () => {
  const text = read('ARCHITECTURE.md');
  const table = [...text.matchAll(/`((?:charts|overlays|lib|imports|lint|scripts|docs|__tests__)\/[\w./-]*)`/g)].map(([, path = '']) => path);
  const links = [...text.matchAll(/\]\(([\w./-]+)\)/g)].map(([, path = '']) => path);
  expect(table.length).toBeGreaterThan(10);
  expect([...table, ...links].filter((path) => !existsSync(join(root, path)))).toEqual([]);
});

test('ARCHITECTURE.md stays under 200 lines', () => {
  expect(read('ARCHITECTURE.md').split('\n').length).toBeLessThan(200);
});

test('every verb is in the list, with the summary that it gives itself', () => {
  const files = readdirSync(join(root, 'lib/cli/verbs')).filter((name) => name.endsWith('.ts'));
  const names = files.map((name) => name.replace(/\.ts$/, ''));
  const summaries = names.map((name): [string, string] => [name, jest.requireActual<{ readonly verb: Verb }>(`../../lib/cli/verbs/${name}`).verb.summary]);
  expect(Object.fromEntries(summaries.filter(([name]) => name !== 'help'))).toEqual(verbList);
});
