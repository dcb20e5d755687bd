import { hasErrors } from '../../issue';
import type { ExitCode, Io } from '../io';
import { printIssues } from '../print-issues';
import { refuseUsage } from '../refuse-usage';
import type { ValidateOptions } from '../validate-options';
import { readValidateOptions, validateOptions } from '../validate-options';
import type { Validation } from '../validate-paths';
import { validatePaths } from '../validate-paths';
import type { Verb } from '../verb';

/** `trellis validate`: every check on the grid, or on the manifests that the paths hold. */
export const verb: Verb = {
  summary: 'judge the grid, or any manifests, as the cluster would',
  usage: 'validate [PATH...]',
  examples: ['trellis validate', 'trellis validate dist/craftista/prod --only schema,pod-security', 'trellis validate dist --format sarif'],
  options: validateOptions,
  positionals: [0, Infinity],
  run: async ({ values, positionals }, io) => {
    const options = readValidateOptions({ values, positionals });
    if (typeof options === 'string') return refuseUsage(io, 'validate', options);
    if (positionals.length > 0) return print(validatePaths(positionals, options, io), options, io);
    // Loaded only here: rendering brings the charts' libraries.
    const { validateGrid } = await import('../validate-grid');
    return print(await validateGrid(options, io), options, io);
  },
};

function print({ issues, readSource, unreadable = false }: Validation, { format }: ValidateOptions, io: Io): ExitCode {
  if (unreadable) {
    io.err(printIssues(issues));
    return 2;
  }
  io.out(printIssues(issues, { format, colour: io.isTerminal, readSource }));
  return hasErrors(issues) ? 1 : 0;
}
