import type { Issue } from '../../issue';

/** The forms that `--format` takes. */
export type FormatName = 'text' | 'json' | 'github' | 'sarif' | 'junit';

export interface FormatOptions {
  /** @default false */
  readonly colour?: boolean;
  /** The text of a file that an issue names, to show the line; undefined where it cannot be read. */
  readonly readSource?: (file: string) => string | undefined;
}

/** Turns issues into text; the same issues give the same text. */
export type Format = (issues: readonly Issue[], options: FormatOptions) => string;
