import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { knownDisagreements } from './known-disagreements';

test('every known disagreement has its reason in docs/schema-agreement.md', () => {
  const document = readFileSync(join(__dirname, '..', '..', 'docs', 'schema-agreement.md'), 'utf8');
  expect(knownDisagreements.filter(({ title }) => !document.includes(`### ${title}\n`)).map(({ title }) => title)).toEqual([]);
});
