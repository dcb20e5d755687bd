import type { ParseArgsConfig } from 'node:util';
import type { ExitCode, Io } from './io';

/** What `util.parseArgs` made of the command line. */
export interface Arguments {
  readonly values: Readonly<Record<string, string | boolean | (string | boolean)[] | undefined>>;
  readonly positionals: readonly string[];
}

/** One option: its parseArgs form plus the line that --help shows. */
export type OptionTable = Readonly<
  Record<string, NonNullable<ParseArgsConfig['options']>[string] & { readonly help: string; readonly value?: string }>
>;

/** A command. Each file of lib/cli named after a verb exports one as `verb`. */
export interface Verb {
  /** One sentence for the list of verbs. */
  readonly summary: string;
  /** The command line after `trellis`, as `synth [CELL...]`. */
  readonly usage: string;
  /** At least one command line that works in this project; docs tests run them. */
  readonly examples: readonly string[];
  readonly options: OptionTable;
  /** Least and most positional arguments; by default none. */
  readonly positionals?: readonly [number, number];
  readonly run: (args: Arguments, io: Io) => Promise<ExitCode>;
}
