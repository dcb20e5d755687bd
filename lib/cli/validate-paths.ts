import { assignApplications, judge } from '../checks';
import type { Issue } from '../issue';
import { hasErrors } from '../issue';
import type { Io } from './io';
import { locateIssues } from './locate-issues';
import { readManifestFiles } from './manifest-files';
import { readManifestsBefore } from './manifests-before';
import { readManifests } from './read-manifests';
import type { ValidateOptions } from './validate-options';

/** What was found, and the sources that issues point into. */
export interface Validation {
  readonly issues: readonly Issue[];
  readonly readSource: (file: string) => string | undefined;
  /** A path could not be read: nothing was judged. */
  readonly unreadable?: boolean;
}

/** Judges the manifests that files, folders and standard input hold, and their change since a commit. */
export function validatePaths(paths: readonly string[], { only, podSecurityLevel, against }: ValidateOptions, io: Io): Validation {
  const { files, issues: unreadable } = readManifestFiles(paths, io);
  if (hasErrors(unreadable)) return { issues: unreadable, readSource: () => undefined, unreadable: true };
  const read = files.map(readManifests);
  const manifests = assignApplications(read.flatMap((one) => one.manifests));
  const inFiles = paths.filter((path) => path !== '-');
  const isCompared = against !== undefined || only === undefined || only.includes('argocd');
  const before = inFiles.length === 0 || !isCompared ? undefined : readManifestsBefore(inFiles, against, io);
  const missing = before !== undefined && 'code' in before ? [before] : [];
  const found = judge({ manifests, podSecurityLevel, before: before === undefined || 'code' in before ? undefined : before }, { only });
  const texts = new Map(files.map(({ file, text }) => [file, text]));
  return { issues: [...missing, ...read.flatMap((one) => one.issues), ...locateIssues(found, manifests)], readSource: (file) => texts.get(file) };
}
