import { spawnSync } from 'node:child_process';
import { watch } from 'node:fs';
import { join } from 'node:path';
import type { ExitCode, Io } from './io';
import type { Arguments } from './verb';

/**
 * Runs a synth once, then again with the same arguments in a new process whenever a file of charts or overlays has
 * changed (a loaded chart cannot be unloaded). Ends with the process.
 */
export async function watchSources(io: Io, args: Arguments, once: () => Promise<ExitCode>): Promise<ExitCode> {
  await once();
  const options = Object.entries(args.values).flatMap(([name, value]) => {
    if (name === 'watch' || value === undefined || value === false) return [];
    return value === true ? [`--${name}`] : [`--${name}=${String(value)}`];
  });
  const command = [join(io.root, 'bin', 'trellis'), 'synth', ...options, ...args.positionals];
  let timer: NodeJS.Timeout | undefined;
  const rerun = () => {
    io.err('changed; rendering again\n');
    spawnSync(process.execPath, command, { cwd: io.cwd, stdio: 'inherit' });
  };
  for (const folder of ['charts', 'overlays']) {
    watch(join(io.root, folder), { recursive: true }, () => {
      clearTimeout(timer);
      timer = setTimeout(rerun, 100);
    });
  }
  io.err('watching charts and overlays; Ctrl-C ends\n');
  return new Promise<ExitCode>(() => undefined);
}
