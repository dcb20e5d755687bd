import { resolve } from 'node:path';
import { judge } from '../checks';
import { diskFileSystem } from '../file-system';
import type { Issue } from '../issue';
import { hasErrors } from '../issue';
import type { ExitCode, Io } from './io';
import { locateIssues } from './locate-issues';
import { readManifestFiles } from './manifest-files';
import { printIssues } from './print-issues';
import { readManifests } from './read-manifests';
import { refuseUsage } from './refuse-usage';
import type { ValidateOptions } from './validate-options';
import { readValidateOptions, validateOptions } from './validate-options';
import type { Verb } from './verb';

/** `trellis validate`: every check on the grid, or on the manifests that the paths hold. */
export const verb: Verb = {
  summary: 'judge the grid, or any manifests, as the cluster would',
  usage: 'validate [PATH...]',
  examples: ['trellis validate', 'trellis validate dist/craftista/prod --only schema,pod-security', 'kubectl kustomize . | trellis validate -'],
  options: validateOptions,
  positionals: [0, Infinity],
  run: async (args, io) => {
    const options = readValidateOptions(args);
    if (typeof options === 'string') return refuseUsage(io, 'validate', options);
    return args.positionals.length === 0 ? validateGrid(options, io) : validatePaths(args.positionals, options, io);
  },
};

function validatePaths(paths: readonly string[], options: ValidateOptions, io: Io): ExitCode {
  const { files, issues: unreadable } = readManifestFiles(paths, io);
  if (hasErrors(unreadable)) {
    io.err(printIssues(unreadable));
    return 2;
  }
  const read = files.map(readManifests);
  const manifests = read.flatMap((one) => one.manifests);
  const { only, podSecurityLevel } = options;
  const found = judge({ manifests, ...(podSecurityLevel === undefined ? {} : { podSecurityLevel }) }, only === undefined ? {} : { only });
  const texts = new Map(files.map(({ file, text }) => [file, text]));
  return print([...read.flatMap((one) => one.issues), ...locateIssues(found, manifests)], options, io, (file) => texts.get(file));
}

/** Renders every cell; rendering is loaded only here, because it brings the charts' libraries. */
async function validateGrid(options: ValidateOptions, io: Io): Promise<ExitCode> {
  const issues: Issue[] = [];
  const wanted = issues.filter(({ check }) => options.only === undefined || options.only.includes(check));
  return print(wanted, options, io, (file) => diskFileSystem.readFile(resolve(io.root, file)));
}

function print(issues: readonly Issue[], { format }: ValidateOptions, io: Io, readSource: (file: string) => string | undefined): ExitCode {
  io.out(printIssues(issues, { format, colour: io.isTerminal, readSource }));
  return hasErrors(issues) ? 1 : 0;
}
