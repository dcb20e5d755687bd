import { join } from 'node:path';
import { diskFileSystem } from '../../lib/file-system';
import type { Project } from '../../lib/render';
import { deliveredObjects, openDelivered } from '../../lib/render';
import type { RepositoryFixture } from '../git/repository-fixture';
import { makeRepository } from '../git/repository-fixture';
import { manifest } from './findings';

const application = `apiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata: {name: shop-prod}\nspec: {source: {path: dist/shop/prod, directory: {recurse: false}}}\n`;
const config = (name: string, data: string) => manifest('v1', 'ConfigMap', name, `data: {a: ${data}}`);
const cell = { system: 'shop', environment: 'prod' };

let repository: RepositoryFixture;
beforeAll(() => {
  repository = makeRepository();
  repository.commit('first', {
    'dist/argocd/shop-prod.yaml': application,
    'dist/shop/prod/a.yaml': config('a', '1') + config('b', '1'),
    'dist/shop/prod/c.yaml': config('c', '1'),
    'dist/shop/staging/a.yaml': config('other', '1'),
  });
});
afterAll(() => repository.remove());

const projectIn = (directory: string): Project => ({
  root: directory,
  outDirectory: join(directory, 'dist'),
  distPath: 'dist',
  fileSystem: diskFileSystem,
  loadSystem: async () => undefined,
  systemNames: () => [],
});

/** `application name` of each object that a render is compared with. */
function compared(rendered: Readonly<Record<string, string>>): string[] {
  const delivered = openDelivered(projectIn(repository.directory), 'HEAD');
  if (!('textsOf' in delivered)) throw new Error(delivered.message);
  return deliveredObjects(delivered.textsOf(cell), new Map(Object.entries(rendered)), 'dist').map(({ object, application: owner }) => `${owner} ${object.metadata.name}`);
}

const same = { 'argocd/shop-prod.yaml': application, 'shop/prod/c.yaml': config('c', '1') };

test('a render is compared with the delivered objects of the files that it changes', () => {
  expect(compared({ ...same, 'shop/prod/a.yaml': config('a', '2') + config('b', '1') })).toEqual(['undefined shop-prod', 'shop-prod a', 'shop-prod b']);
});

test('an object that goes to another file is still there', () => {
  expect(compared({ ...same, 'shop/prod/a.yaml': config('a', '1'), 'shop/prod/b.yaml': config('b', '1') })).toEqual(['undefined shop-prod', 'shop-prod a', 'shop-prod b']);
});

test('where an object is gone, with all objects of the cell', () => {
  expect(compared({ ...same, 'shop/prod/a.yaml': config('a', '1') })).toEqual(['undefined shop-prod', 'shop-prod a', 'shop-prod b', 'shop-prod c']);
});

test('a cell that was never delivered has nothing to be compared with', () => {
  const delivered = openDelivered(projectIn(repository.directory), 'HEAD');
  expect('textsOf' in delivered && [...delivered.textsOf({ system: 'new', environment: 'dev' })]).toEqual([]);
});

test('missing history is a refusal with its reason', () => {
  expect(openDelivered(projectIn(repository.directory), 'no-such-branch')).toMatchObject({
    code: 'HISTORY_MISSING',
    severity: 'error',
    message: 'what is delivered now cannot be compared: the repository has no commit "no-such-branch"',
  });
  expect(openDelivered(projectIn('/'), 'HEAD')).toMatchObject({ code: 'HISTORY_MISSING', message: 'what is delivered now cannot be compared: dist is in no Git repository' });
});
