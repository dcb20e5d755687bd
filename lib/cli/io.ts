import type { System } from '../render/system';

/** Everything a verb may touch outside its arguments; tests pass their own. */
export interface Io {
  /** Where the user stands: relative paths on the command line start here. */
  readonly cwd: string;
  /** The project: the folder with charts/, overlays/ and dist/. */
  readonly root: string;
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  /** Colours and questions only here. */
  readonly isTerminal: boolean;
  /** All of standard input; absent where there is none. */
  readonly stdin?: () => string;
  /** Loads charts/<name>/index.ts, or answers undefined where there is none. */
  readonly loadSystem: (name: string) => Promise<System | undefined>;
  /** Names of all folders in charts/ that hold an index.ts, sorted. */
  readonly systemNames: () => readonly string[];
  /** Asks on the terminal and returns the line typed. */
  readonly ask: (question: string) => Promise<string>;
}

/** 0 fine; 1 issues, a refusal or a difference; 2 bad usage. */
export type ExitCode = 0 | 1 | 2;
