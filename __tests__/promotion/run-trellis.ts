import { verb as diff } from '../../lib/cli/verbs/diff';
import { verb as history } from '../../lib/cli/verbs/history';
import { verb as images } from '../../lib/cli/verbs/images';
import type { ExitCode, Io } from '../../lib/cli/io';
import { verb as promote } from '../../lib/cli/verbs/promote';
import { verb as release } from '../../lib/cli/verbs/release';
import { verb as rollback } from '../../lib/cli/verbs/rollback';
import { runVerb } from '../../lib/cli/run';
import { verb as setImage } from '../../lib/cli/verbs/set-image';
import { verb as synth } from '../../lib/cli/verbs/synth';
import type { Verb } from '../../lib/cli/verb';
import type { ShopCharts } from './shop';
import { shopSystem } from './shop';

const verbs: Readonly<Record<string, Verb>> = { diff, history, images, promote, release, rollback, 'set-image': setImage, synth };

export interface Run {
  readonly code: ExitCode;
  readonly out: string;
  readonly err: string;
}

/** Runs `trellis <line>` in a project of the shop; `answer` makes it a terminal on which that is typed. */
export async function runTrellis(directory: string, charts: ShopCharts, line: string, answer?: string): Promise<Run> {
  const [name = '', ...argv] = line.split(' ').filter((word) => word !== '');
  const verb = verbs[name];
  if (verb === undefined) throw new Error(`no verb ${name}`);
  let [out, err] = ['', ''];
  const io: Io = {
    cwd: directory,
    root: directory,
    out: (text) => void (out += text),
    err: (text) => void (err += text),
    isTerminal: answer !== undefined,
    loadSystem: (system) => Promise.resolve(system === 'shop' ? shopSystem(charts) : undefined),
    systemNames: () => ['shop'],
    ask: (question) => {
      out += question;
      return Promise.resolve(answer ?? '');
    },
  };
  return { code: await runVerb(name, verb, argv, io), out, err };
}
