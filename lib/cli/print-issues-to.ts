import { resolve } from 'node:path';
import { diskFileSystem } from '../file-system';
import type { Issue } from '../issue';
import type { Io } from './io';
import { printIssues } from './print-issues';

/** Prints issues as text to the error stream, with the source lines of the files they name. */
export function printIssuesTo(io: Io, issues: readonly Issue[]): void {
  if (issues.length === 0) return;
  io.err(printIssues(issues, { colour: io.isTerminal, readSource: (file) => diskFileSystem.readFile(resolve(io.root, file)) }));
}
