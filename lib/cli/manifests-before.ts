import { basename, relative, resolve } from 'node:path';
import type { JudgedManifest } from '../checks';
import { assignApplications } from '../checks';
import { openRepository, readTreeAt, resolveRef } from '../git';
import type { Issue } from '../issue';
import { report } from '../issue';
import type { Io } from './io';
import { isManifestName } from './manifest-files';
import { readManifests } from './read-manifests';

/** The manifests that the same paths held at a commit. Reports HISTORY_MISSING where that cannot be known. */
export function readManifestsBefore(paths: readonly string[], ref: string, io: Io): readonly JudgedManifest[] | Issue {
  const repository = openRepository(io.cwd);
  const commit = repository === undefined ? undefined : resolveRef(repository, ref);
  if (repository === undefined || commit === undefined) {
    const reason = repository === undefined ? 'these manifests are in no Git repository' : `the repository has no commit "${ref}"`;
    return report('HISTORY_MISSING', `What was delivered before cannot be compared: ${reason}.`);
  }
  const tree = readTreeAt(repository, commit, paths.map((path) => relative(io.cwd, resolve(io.cwd, path)) || '.'));
  const files = [...tree].filter(([file]) => isManifestName(basename(file)) && !file.split('/').some((step) => step.startsWith('.')));
  return assignApplications(files.flatMap(([file, text]) => readManifests({ file, text }).manifests));
}
