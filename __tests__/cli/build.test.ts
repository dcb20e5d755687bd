import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { verb } from '../../lib/cli/verbs/build';
import { runIn } from './run-verb';

test('a folder that would have to be fetched is refused with what to do', async () => {
  const { code, out, err } = await runIn('/', 'build', verb, ['https://github.com/example/base?ref=v1']);
  expect({ code, out }).toEqual({ code: 1, out: '' });
  expect(err).toBe('error RESOURCE_REMOTE\n  https://github.com/example/base?ref=v1 is remote, and nothing is fetched during a build\n  hint: Copy what is needed into the repository and name the copy.\n');
});

test('--json keeps whole numbers that no double can hold', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'trellis-build-'));
  writeFileSync(join(folder, 'kustomization.yaml'), 'resources: [thing.yaml]\n');
  writeFileSync(join(folder, 'thing.yaml'), 'apiVersion: v1\nkind: Thing\nmetadata: {name: x}\nspec: [9007199254740993, -9223372036854775808, 1.5]\n');
  const { code, out } = await runIn(folder, 'build', verb, ['--json']);
  rmSync(folder, { recursive: true });
  expect([code, out.replace(/\s/g, '')]).toEqual([0, '{"objects":[{"apiVersion":"v1","kind":"Thing","metadata":{"name":"x"},"spec":[9007199254740993,-9223372036854775808,1.5]}],"issues":[]}']);
});
