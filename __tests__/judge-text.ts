import type { CheckContext } from '../lib/checks';
import { judge } from '../lib/checks';
import { readManifests } from '../lib/cli/read-manifests';
import type { CheckName, Issue } from '../lib/issue';

/** Judges manifests that stand in a test, by one check. */
export function issuesOf(text: string, only: CheckName, cell?: CheckContext['cell']): Issue[] {
  const { manifests, issues } = readManifests({ file: 'in.yaml', text });
  if (issues.length > 0) throw new Error(issues.map(({ message }) => message).join('\n'));
  return judge({ manifests: manifests.map(({ object }) => ({ object })), ...(cell === undefined ? {} : { cell }) }, { only: [only] });
}

/** Each issue as one line: `CODE object path: message hint`. */
export function judgeText(text: string, only: CheckName, cell?: CheckContext['cell']): string[] {
  return issuesOf(text, only, cell).map(({ code, object, path, message, hint }) => `${code} ${object} ${path}: ${[message, hint].filter((part) => part !== undefined).join(' ')}`);
}
