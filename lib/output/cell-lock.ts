import { createHash } from 'node:crypto';

/** What a cell owns in dist: SHA-256 of each file's text by path relative to dist. */
export interface CellLock {
  readonly files: Readonly<Record<string, string>>;
}

export const cellLockName = '.trellis.lock';

export function hashText(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** The text of `.trellis.lock` for a cell's files: one line a file, sorted, so that two branches merge where they can. */
export function printCellLock(files: ReadonlyMap<string, string>): string {
  const rows = [...files].sort(([a], [b]) => (a < b ? -1 : 1)).map(([path, text]) => `${path} ${hashText(text)}\n`);
  return `# Written by Trellis: the files of this cell, with their SHA-256. In a merge conflict run npm run synth.\n${rows.join('')}`;
}

/** Reads a `.trellis.lock`; undefined where a line is not one that Trellis writes. */
export function readCellLock(text: string): CellLock | undefined {
  const files: Record<string, string> = {};
  for (const line of text.split('\n')) {
    if (line === '' || line.startsWith('# ')) continue;
    const row = /^(\S.*) ([0-9a-f]{64})$/.exec(line);
    if (row?.[1] === undefined || row[2] === undefined) return undefined;
    files[row[1]] = row[2];
  }
  return { files };
}
