import { statSync } from 'node:fs';
import { basename, dirname, join, relative, resolve } from 'node:path';
import type { JudgedManifest } from '../checks';
import { assignApplications } from '../checks';
import { openRepository, readTreeAt, resolveRef } from '../git';
import type { Issue } from '../issue';
import { report } from '../issue';
import type { Io } from './io';
import { fileName, isManifestName } from './manifest-files';
import { readManifests } from './read-manifests';

/**
 * The manifests that the same paths held at a commit, each in the repository that it lies in. Without a `ref` it is
 * HEAD, and undefined where a path has none. Reports HISTORY_MISSING where the commit that was asked for is not there.
 */
export function readManifestsBefore(paths: readonly string[], ref: string | undefined, io: Io): readonly JudgedManifest[] | Issue | undefined {
  const manifests: JudgedManifest[] = [];
  for (const path of paths) {
    const absolute = resolve(io.cwd, path);
    const folder = statSync(absolute).isDirectory() ? absolute : dirname(absolute);
    const repository = openRepository(folder);
    const commit = repository === undefined ? undefined : resolveRef(repository, ref ?? 'HEAD');
    if (repository === undefined || commit === undefined) return ref === undefined ? undefined : historyMissing(path, ref, repository !== undefined);
    const tree = readTreeAt(repository, commit, [relative(folder, absolute) || '.']);
    for (const [file, text] of tree) {
      const isHidden = file.split('/').some((step) => step.startsWith('.') || step === 'node_modules');
      if (isManifestName(basename(file)) && !isHidden) manifests.push(...readManifests({ file: fileName(join(folder, file), io.cwd), text }).manifests);
    }
  }
  return assignApplications(manifests);
}

function historyMissing(path: string, ref: string, isRepository: boolean): Issue {
  const reason = isRepository ? `its repository has no commit "${ref}"` : 'it is in no Git repository';
  return report('HISTORY_MISSING', `What ${path} held before cannot be compared: ${reason}.`);
}
