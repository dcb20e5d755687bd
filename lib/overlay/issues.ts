import type { Issue, IssueDetails } from '../issue';
import type { IssueCode } from '../issue-codes';
import { report } from '../issue';
import { lineAt } from '../manifest';
import { strictCodes } from './codes';

/** A place in a file: the text it was read from and the path to the entry, so that a line is sought only when needed. */
export interface Place {
  readonly file: string;
  readonly text?: string;
  readonly document?: number;
  readonly path?: readonly (string | number)[];
}

/** Collects what is wrong; the build stops after the step that found an error, as Kustomize does. */
export interface Issues {
  readonly list: Issue[];
}

export function locate(place: Place): { file: string; line?: number } {
  const line = place.text === undefined ? undefined : lineAt(place.text, place.document ?? 0, place.path ?? []);
  return line === undefined ? { file: place.file } : { file: place.file, line };
}

export function refuse(issues: Issues, code: IssueCode, message: string, place: Place, details: IssueDetails = {}): void {
  issues.list.push(report(code, message, { ...locate(place), ...details }));
}

/** The place of an entry below another. */
export function below(place: Place, ...path: readonly (string | number)[]): Place {
  return { ...place, path: [...(place.path ?? []), ...path] };
}

export function hasFailed(issues: Issues): boolean {
  return issues.list.some((issue) => issue.severity === 'error' && !strictCodes.has(issue.code));
}
