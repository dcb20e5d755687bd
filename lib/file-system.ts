import { readFileSync, readdirSync, realpathSync } from 'node:fs';
import { join } from 'node:path';

/**
 * The files that overlays and settings are read from: the disk, or the disk with some texts replaced (a promotion
 * renders an edit before it is written), or memory in tests. Nothing throws for a path that does not exist.
 */
export interface FileSystem {
  readonly readFile: (path: string) => string | undefined;
  /** Names in a folder, sorted; undefined where the path is no folder. */
  readonly readDirectory: (path: string) => readonly string[] | undefined;
  /** The bytes of a file, where its text could lose some; without it, data is taken for UTF-8. */
  readonly readBytes?: (path: string) => Uint8Array | undefined;
  /** The path without symbolic links; without it there are none. */
  readonly realPath?: (path: string) => string | undefined;
}

/** One object for all calls: Node would make one of a name for each. */
const asText = { encoding: 'utf8' } as const;

export const diskFileSystem: FileSystem = {
  readFile: (path) => {
    try {
      return readFileSync(path, asText);
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
  readBytes: (path) => {
    try {
      return readFileSync(path);
    } catch {
      return undefined;
    }
  },
  realPath: (path) => {
    try {
      return realpathSync.native(path, asText);
    } catch {
      return undefined;
    }
  },
};

/** The file system with the given texts in place of files; keys are paths below `base`. */
export function withTexts(under: FileSystem, base: string, texts: ReadonlyMap<string, string>): FileSystem {
  const absolute = new Map([...texts].map(([path, text]) => [join(base, path), text]));
  return {
    ...under,
    readFile: (path) => absolute.get(path) ?? under.readFile(path),
    readBytes: (path) => {
      const text = absolute.get(path);
      return text === undefined ? under.readBytes?.(path) : new TextEncoder().encode(text);
    },
  };
}
