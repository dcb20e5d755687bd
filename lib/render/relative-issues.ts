import { isAbsolute, relative } from 'node:path';
import type { Issue } from '../issue';

/** The issues with files named from the project's root: the same text on every machine. */
export function relativeTo(root: string, issues: readonly Issue[]): readonly Issue[] {
  return issues.map((issue) => {
    if (issue.file === undefined || !isAbsolute(issue.file)) return issue;
    const path = relative(root, issue.file).split('\\').join('/');
    return path.startsWith('../') ? issue : { ...issue, file: path };
  });
}
