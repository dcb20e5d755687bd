import type { ExitCode, Io } from './io';

/** Says what is wrong with a command line and where its help is; the exit code of bad usage. */
export function refuseUsage(io: Io, verb: string, message: string): ExitCode {
  io.err(`trellis ${verb}: ${message}\n       trellis ${verb} --help\n`);
  return 2;
}
