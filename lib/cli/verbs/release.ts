import { planRelease } from '../../promotion';
import { approvalOption, commitOptions } from '../release-options';
import { runRelease } from '../run-release';
import type { Verb } from '../verb';

/** `trellis release`: what waits in a held cell, without moving tags. */
export const verb: Verb = {
  summary: 'release what waits in a held cell, without moving tags',
  usage: 'release CELL',
  examples: ['trellis release craftista/prod --dry-run', 'trellis release craftista/prod --approved-by alice --commit --dry-run'],
  options: { ...approvalOption, ...commitOptions },
  positionals: [1, 1],
  run: (args, io) => runRelease('release', args.positionals[0] ?? '', args, io, planRelease),
};
