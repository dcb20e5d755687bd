import { readShard } from '../../lib/cli/shard';
import type { Verb } from '../../lib/cli/verb';
import { runIn } from './run-verb';

const greet: Verb = {
  summary: 'greet somebody',
  usage: 'greet NAME',
  examples: ['trellis greet Ada'],
  options: { loud: { type: 'boolean', short: 'l', help: 'in capitals' }, times: { type: 'string', value: 'N', help: 'how often' } },
  positionals: [1, 1],
  run: async ({ positionals: [name], values }, io) => {
    io.out(`hello ${values['loud'] === true ? name?.toUpperCase() : name}`);
    return 0;
  },
};

const run = (...argv: string[]) => runIn('/', 'greet', greet, argv);

test('options and arguments reach the verb', async () => {
  expect(await run('-l', 'Ada')).toEqual({ code: 0, out: 'hello ADA', err: '' });
});

test('--help shows usage, options and an example, and runs nothing', async () => {
  expect(await run('Ada', '--help')).toEqual({
    code: 0,
    out: `trellis greet: greet somebody

usage: trellis greet NAME

options:
  -l, --loud  in capitals
  --times N   how often
  -h, --help  show this text

examples:
  trellis greet Ada
`,
    err: '',
  });
});

test.each([
  [['--lout', 'Ada'], 'unknown option --lout (did you mean --loud?)'],
  [['--times'], "Option '--times <value>' argument missing"],
  [[], '1 more argument is needed'],
  [['Ada', 'Bob'], 'unexpected argument "Bob"'],
])('%p is bad usage: exit 2 and where the help is', async (argv, message) => {
  expect(await run(...argv)).toEqual({ code: 2, out: '', err: `trellis greet: ${message}\nusage: trellis greet NAME\n       trellis greet --help\n` });
});

test('a shard takes every n-th cell, and n shards take each cell once', () => {
  const parts = ['1/3', '2/3', '3/3'].map(readShard);
  const taken = [0, 1, 2, 3, 4, 5, 6].map((index) => parts.filter((part) => part?.(index) === true).length);
  expect(taken).toEqual([1, 1, 1, 1, 1, 1, 1]);
  expect(['0/3', '4/3', '1', 'a/b', '1/0'].map(readShard)).toEqual([undefined, undefined, undefined, undefined, undefined]);
});
