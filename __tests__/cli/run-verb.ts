import type { ExitCode, Io } from '../../lib/cli/io';
import { runVerb } from '../../lib/cli/run';
import type { Verb } from '../../lib/cli/verb';

export interface VerbResult {
  readonly code: ExitCode;
  readonly out: string;
  readonly err: string;
}

/** Runs a verb in `folder`, away from any terminal and without systems, and keeps what it prints. */
export async function runIn(folder: string, name: string, verb: Verb, argv: readonly string[], more: Partial<Io> = {}): Promise<VerbResult> {
  let [out, err] = ['', ''];
  const io: Io = {
    cwd: folder,
    root: folder,
    out: (text) => void (out += text),
    err: (text) => void (err += text),
    isTerminal: false,
    loadSystem: async () => undefined,
    systemNames: () => [],
    ask: async () => '',
    ...more,
  };
  const code = await runVerb(name, verb, argv, io);
  return { code, out, err };
}
