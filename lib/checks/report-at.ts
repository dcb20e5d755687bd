import type { Issue, IssueDetails } from '../issue';
import { report } from '../issue';
import type { IssueCode } from '../issue-codes';
import type { JudgedManifest } from './context';
import { objectName } from './object-name';

/** Makes an issue about one object, with the file and line to change it in. */
export function reportAt(
  { object, file, line }: JudgedManifest,
  code: IssueCode,
  message: string,
  details: Pick<IssueDetails, 'path' | 'hint' | 'severity'> = {},
): Issue {
  const source = { ...(file === undefined ? {} : { file }), ...(line === undefined ? {} : { line }) };
  return report(code, message, { ...source, object: objectName(object), ...details });
}
