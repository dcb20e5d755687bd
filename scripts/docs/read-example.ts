import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** An example of one code: a command and the files it is run on. */
export interface CodeExample {
  /** The words after `trellis`. */
  readonly argv: readonly string[];
  /** Text by path, in order. */
  readonly files: ReadonlyMap<string, string>;
}

/**
 * Reads docs/examples/<CODE>.txt: the first line is the command, `$ trellis VERB ...`; each line `-- PATH --` begins a
 * file. Undefined where there is none.
 */
export function readExample(root: string, code: string): CodeExample | undefined {
  let text: string;
  try {
    text = readFileSync(join(root, 'docs', 'examples', `${code}.txt`), 'utf8');
  } catch {
    return undefined;
  }
  const [command = '', ...parts] = text.split(/^-- (\S+) --\n/m);
  const argv = /^\$ trellis (.+)$/m.exec(command)?.[1]?.split(' ');
  if (argv === undefined) throw new Error(`docs/examples/${code}.txt does not begin with "$ trellis"`);
  const files = new Map<string, string>();
  for (let index = 0; index + 1 < parts.length; index += 2) files.set(parts[index] ?? '', parts[index + 1] ?? '');
  return { argv, files };
}
