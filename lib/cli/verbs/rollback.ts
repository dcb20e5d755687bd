import { planRollback } from '../../promotion';
import { approvalOption, commitOptions, serviceOption } from '../release-options';
import { runRelease } from '../run-release';
import type { Verb } from '../verb';

/** `trellis rollback`: an earlier release comes back as a new commit. */
export const verb: Verb = {
  summary: 'bring an earlier release of a cell back',
  usage: 'rollback CELL',
  examples: ['trellis rollback craftista/staging --dry-run', 'trellis rollback craftista/staging --service voting --commit --dry-run'],
  options: {
    to: { type: 'string', value: 'REF', help: 'the commit or tag to go back to; by default the release before the present one' },
    images: { type: 'boolean', help: 'of a held cell only the tags, rendered with present charts and settings' },
    ...serviceOption,
    ...approvalOption,
    ...commitOptions,
  },
  positionals: [1, 1],
  run: (args, io) => {
    const { to, images } = args.values;
    const options = { imagesOnly: images === true, ...(typeof to === 'string' && { to }) };
    return runRelease('rollback', args.positionals[0] ?? '', args, io, (target) => planRollback(target, options));
  },
};
