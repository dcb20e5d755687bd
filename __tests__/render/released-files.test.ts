import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { printCellLock } from '../../lib/output';
import { openProject, readReleasedFiles } from '../../lib/render';

const cell = { system: 'shop', environment: 'prod' };
const path = 'shop/prod/web.yaml';
let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'trellis-released-'));
  mkdirSync(join(root, 'dist/shop/prod'), { recursive: true });
});
afterEach(() => rmSync(root, { recursive: true }));

function read(): ReturnType<typeof readReleasedFiles> {
  return readReleasedFiles(cell, openProject({ root, loadSystem: async () => undefined, systemNames: () => [] }));
}

test('a cell that was never released has no files', () => {
  expect(read()).toEqual({ issues: [] });
});

test('what was released is what the lock lists', () => {
  writeFileSync(join(root, 'dist', path), 'kind: Service\n');
  writeFileSync(join(root, 'dist/shop/prod/.trellis.lock'), printCellLock(new Map([[path, 'kind: Service\n']])));
  expect(read()).toEqual({ files: new Map([[path, 'kind: Service\n']]), issues: [] });
});

test('a release that was edited by hand and never committed is RELEASE_LOST', () => {
  writeFileSync(join(root, 'dist', path), 'kind: Deployment\n');
  writeFileSync(join(root, 'dist/shop/prod/.trellis.lock'), printCellLock(new Map([[path, 'kind: Service\n']])));
  expect(read().issues.map(({ code, file }) => `${code} ${file}`)).toEqual([`RELEASE_LOST dist/${path}`]);
});
