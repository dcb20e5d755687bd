import { planSetImage } from '../../promotion';
import { commitOptions } from '../release-options';
import { runRelease } from '../run-release';
import type { Verb } from '../verb';

/** `trellis set-image`: a new build's tag, in the environment where tags begin. */
export const verb: Verb = {
  summary: 'set the tag of a service after a build',
  usage: 'set-image CELL SERVICE TAG',
  examples: ['trellis set-image craftista/dev voting develop-1a2b3c4 --dry-run'],
  options: { image: { type: 'string', value: 'NAME', help: 'which image, for a service that has several' }, ...commitOptions },
  positionals: [3, 3],
  run: (args, io) => {
    const [cell = '', service = '', tag = ''] = args.positionals;
    const image = args.values['image'];
    const asked = { ...args, values: { ...args.values, service: [service] } };
    return runRelease('set-image', cell, asked, io, (target) => planSetImage(target, service, tag, typeof image === 'string' ? image : undefined));
  },
};
