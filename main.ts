import { verb as synth } from './lib/cli/verbs/synth';
import type { Verb } from './lib/cli/verb';

/**
 * The cdk8s app: what `cdk8s synth` runs (cdk8s.yaml). It is `trellis synth` of the whole grid into the folder that the
 * cdk8s command names.
 */
export const verb: Verb = {
  ...synth,
  usage: 'app',
  positionals: [0, 0],
  run: (args, io) => synth.run({ ...args, values: { ...args.values, out: process.env['CDK8S_OUTDIR'] ?? 'dist' } }, io),
};
