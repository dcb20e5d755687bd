import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { findOracle } from '../manifest/oracle';
import type { ProjectCopy } from './project-fixture';
import { copyProject } from './project-fixture';

const oracle = findOracle();
let project: ProjectCopy;
beforeAll(() => {
  project = copyProject();
});
afterAll(() => project.close());

const cells = ['craftista/dev', 'craftista/staging', 'craftista/prod'];
const documents = (text: string) => parseAllDocuments(text).map((document) => JSON.stringify(document.toJS()));
const distOf = (cell: string) => {
  const folder = join(project.directory, 'dist', cell);
  return ['', 'base'].flatMap((inner) => readdirSync(join(folder, inner)).filter((name) => name.endsWith('.yaml')).flatMap((name) => documents(readFileSync(join(folder, inner, name), 'utf8'))));
};

test.each(cells)('what %s ejects builds to the objects of its dist', (cell) => {
  expect(project.trellis('eject', cell, `ejected/${cell}`)).toMatchObject({ code: 0, err: '' });
  const { out } = project.trellis('build', `ejected/${cell}`);
  expect(documents(out).sort()).toEqual(distOf(cell).sort());
});

// Off without a kustomize binary (KUSTOMIZE, PATH or ~/go/bin): nothing else can say what kustomize prints.
(oracle === undefined ? test.skip : test).each(cells)('kustomize itself prints the same text for %s', (cell) => {
  const { out: theirs } = project.run(oracle ?? '', 'build', `ejected/${cell}`);
  expect(theirs.length).toBeGreaterThan(1000);
  expect(project.trellis('build', `ejected/${cell}`).out).toBe(theirs);
});

test('a folder that holds something is not ejected into', () => {
  expect(project.trellis('eject', 'craftista/dev', 'charts')).toMatchObject({ code: 2 });
});
