import { openRepository } from '../../lib/git';
import { readTagOrigins } from '../../lib/promotion/soak';
import { makeRepository } from '../git/repository-fixture';

const overlay = 'overlays/shop/dev/kustomization.yaml';
const fixture = makeRepository();
afterAll(() => fixture.remove());

function origins(wanted: Record<string, string>): Record<string, string> {
  const repository = openRepository(fixture.directory);
  if (repository === undefined) throw new Error('no repository');
  const found = readTagOrigins(repository, overlay, new Map(Object.entries(wanted)));
  return Object.fromEntries([...found].map(([name, { commit }]) => [name, commit.subject]));
}
const file = (web: string, api: string): Record<string, string> => ({ [overlay]: `images:\n- {name: web, newTag: ${web}}\n- {name: api, ${api}}\n` });

test('a tag is as old as the commit that began its unbroken line, per image', () => {
  fixture.commit('one', file('1.0.0', 'newTag: 1.0.0'));
  fixture.commit('two', file('2.0.0', 'newTag: 1.0.0'));
  fixture.commit('three', file('1.0.0', 'newTag: 1.0.0'));
  fixture.commit('four', { [overlay]: `# comment\n${file('1.0.0', 'newTag: 1.0.0')[overlay]}` });
  expect(origins({ web: '1.0.0', api: '1.0.0' })).toEqual({ web: 'three', api: 'one' });
});

test('a tag that HEAD does not have has no age, whenever it was there', () => {
  expect(origins({ web: '2.0.0', none: '1.0.0' })).toEqual({});
});

test('a new digest beside the same tag starts anew', () => {
  const digest = `sha256:${'0'.repeat(64)}`;
  fixture.commit('five', file('1.0.0', `newTag: 1.0.0, digest: "${digest}"`));
  expect(origins({ web: '1.0.0', api: `1.0.0@${digest}` })).toEqual({ web: 'three', api: 'five' });
});

test('what came by a merge counts from the merge', () => {
  fixture.git('checkout', '--quiet', '-b', 'ci');
  fixture.commit('on the branch', file('3.0.0', 'newTag: 1.0.0'));
  fixture.git('checkout', '--quiet', 'main');
  fixture.git('merge', '--quiet', '--no-ff', '-m', 'merged', 'ci');
  expect(origins({ web: '3.0.0' })).toEqual({ web: 'merged' });
});

test('an overlay that does not exist gives no ages', () => {
  fixture.commit('removed', { [overlay]: null });
  expect(origins({ web: '3.0.0' })).toEqual({});
});
