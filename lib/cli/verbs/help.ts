import { nearest } from '../../nearest';
import type { Verb } from '../verb';
import { verbList } from '../verb-list';

/** `trellis`, `trellis help` and whatever names no verb (exit 2, with the nearest one). */
export const verb: Verb = {
  summary: 'list the verbs',
  usage: 'help',
  examples: ['trellis help'],
  options: {},
  positionals: [0, 1],
  run: async ({ positionals: [asked = 'help'] }, io) => {
    if (asked === 'help') {
      io.out(listVerbs());
      return 0;
    }
    const near = nearest(asked, Object.keys(verbList));
    io.err(`trellis: unknown verb "${asked}"${near === undefined ? '' : ` (did you mean ${near}?)`}\n\n${listVerbs()}`);
    return 2;
  },
};

function listVerbs(): string {
  const width = Math.max(...Object.keys(verbList).map((name) => name.length));
  const rows = Object.entries(verbList).map(([name, summary]) => `  ${name.padEnd(width)}  ${summary}\n`);
  return `usage: trellis VERB [OPTION...] [ARGUMENT...]\n\n${rows.join('')}\ntrellis VERB --help shows a verb's options and examples.\n`;
}
