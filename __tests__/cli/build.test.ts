import { verb } from '../../lib/cli/verbs/build';
import { runIn } from './run-verb';

test('a folder that would have to be fetched is refused with what to do', async () => {
  const { code, out, err } = await runIn('/', 'build', verb, ['https://github.com/example/base?ref=v1']);
  expect({ code, out }).toEqual({ code: 1, out: '' });
  expect(err).toBe('error RESOURCE_REMOTE\n  https://github.com/example/base?ref=v1 is remote, and nothing is fetched during a build\n  hint: Copy what is needed into the repository and name the copy.\n');
});
