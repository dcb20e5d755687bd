import type { Verb } from './verb';

/** The text of `trellis VERB --help`. */
export function printHelp(name: string, verb: Verb): string {
  const rows = Object.entries(verb.options).map(([option, { help, short, type, value }]): [string, string] => [
    `${short === undefined ? '' : `-${short}, `}--${option}${type === 'boolean' ? '' : ` ${value ?? 'VALUE'}`}`,
    help,
  ]);
  rows.push(['-h, --help', 'show this text']);
  const width = Math.max(...rows.map(([left]) => left.length));
  const options = rows.map(([left, right]) => `  ${left.padEnd(width)}  ${right}\n`).join('');
  const examples = verb.examples.map((example) => `  ${example}\n`).join('');
  return `trellis ${name}: ${verb.summary}\n\nusage: trellis ${verb.usage}\n\noptions:\n${options}\nexamples:\n${examples}`;
}
