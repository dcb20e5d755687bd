import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/**
 * The files that overlays and settings are read from: the disk, or the disk with some texts replaced (a promotion
 * renders an edit before it is written), or memory in tests. Nothing throws for a path that does not exist.
 */
export interface FileSystem {
  readonly readFile: (path: string) => string | undefined;
  /** Names in a folder, sorted; undefined where the path is no folder. */
  readonly readDirectory: (path: string) => readonly string[] | undefined;
}

export const diskFileSystem: FileSystem = {
  readFile: (path) => {
    try {
      return statSync(path, { throwIfNoEntry: false })?.isFile() ? readFileSync(path, 'utf8') : undefined;
    } catch {
      return undefined;
    }
  },
  readDirectory: (path) => {
    try {
      return readdirSync(path).sort();
    } catch {
      return undefined;
    }
  },
};

/** The file system with the given texts in place of files; keys are paths below `base`. */
export function withTexts(under: FileSystem, base: string, texts: ReadonlyMap<string, string>): FileSystem {
  const absolute = new Map([...texts].map(([path, text]) => [join(base, path), text]));
  return { readFile: (path) => absolute.get(path) ?? under.readFile(path), readDirectory: under.readDirectory };
}
