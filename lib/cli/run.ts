import { parseArgs } from 'node:util';
import { nearest } from '../nearest';
import type { ExitCode, Io } from './io';
import { printHelp } from './print-help';
import type { Arguments, Verb } from './verb';

/**
 * Runs one verb on its command line: answers --help, and refuses options and arguments that the verb does not have
 * (exit 2, with the nearest option).
 */
export async function runVerb(name: string, verb: Verb, argv: readonly string[], io: Io): Promise<ExitCode> {
  const asksHelp = argv.slice(0, argv.includes('--') ? argv.indexOf('--') : undefined).some((word) => word === '--help' || word === '-h');
  if (asksHelp) {
    io.out(printHelp(name, verb));
    return 0;
  }
  const parsed = readArguments(verb, argv);
  if (typeof parsed !== 'string') return verb.run(parsed, io);
  io.err(`trellis ${name}: ${parsed}\nusage: trellis ${verb.usage}\n       trellis ${name} --help\n`);
  return 2;
}

/** The arguments, or what is wrong with them. */
function readArguments(verb: Verb, argv: readonly string[]): Arguments | string {
  const [least, most] = verb.positionals ?? [0, 0];
  try {
    const { values, positionals } = parseArgs({ args: [...argv], options: verb.options, allowPositionals: true, strict: true });
    if (positionals.length < least) return `${least - positionals.length} more argument${least - positionals.length > 1 ? 's are' : ' is'} needed`;
    if (positionals.length > most) return `unexpected argument "${positionals[most]}"`;
    return { values, positionals };
  } catch (error) {
    if (!isParseError(error)) throw error;
    return explainParseError(error.message, Object.keys(verb.options));
  }
}

function isParseError(error: unknown): error is { readonly message: string } {
  return typeof error === 'object' && error !== null && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS');
}

function explainParseError(message: string, options: readonly string[]): string {
  const unknown = /^Unknown option '--?([^']+)'/.exec(message)?.[1];
  if (unknown === undefined) return message.split('. ')[0] ?? message;
  const near = nearest(unknown, options);
  return `unknown option --${unknown}${near === undefined ? '' : ` (did you mean --${near}?)`}`;
}
