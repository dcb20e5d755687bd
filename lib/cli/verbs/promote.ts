import { planPromotion } from '../../promotion';
import { approvalOption, commitOptions, serviceOption } from '../release-options';
import { runRelease } from '../run-release';
import type { Verb } from '../verb';

/** `trellis promote`: image tags from one environment to the next, with everything that waits there. */
export const verb: Verb = {
  summary: 'move image tags from one environment to the next',
  usage: 'promote SYSTEM FROM TO',
  examples: [
    'trellis promote craftista dev staging --dry-run',
    'trellis promote craftista staging prod --approved-by alice --commit --tag --dry-run',
    'trellis promote craftista dev staging --service voting --dry-run',
  ],
  options: { ...serviceOption, ...approvalOption, ...commitOptions },
  positionals: [3, 3],
  run: (args, io) => {
    const [system = '', from = '', to = ''] = args.positionals;
    return runRelease('promote', `${system}/${to}`, args, io, (target) => planPromotion(target, from));
  },
};
