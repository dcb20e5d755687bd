import { relative } from 'node:path';
import { assignApplications } from '../checks';
import type { JudgedManifest } from '../checks';
import { openRepository, readTreeAt, resolveRef } from '../git';
import type { Issue } from '../issue';
import { report } from '../issue';
import type { KubeObject } from '../manifest';
import { objectKey, readYaml } from '../manifest';
import { existingAncestor } from './open-project';
import type { CellId, Project } from './project';
import { cellName } from './project';

/** dist as a commit has it: what Argo CD delivers while the working tree is being changed. */
export interface Delivered {
  /** A cell's files: text by path relative to dist; none where the commit does not have the cell. */
  readonly textsOf: (cell: CellId) => ReadonlyMap<string, string>;
}

/** Opens dist at a commit. Reports HISTORY_MISSING where there is no repository or no such commit. */
export function openDelivered(project: Project, ref: string): Delivered | Issue {
  const start = existingAncestor(project.outDirectory);
  const repository = openRepository(start);
  const commit = repository === undefined ? undefined : resolveRef(repository, ref);
  if (repository === undefined || commit === undefined) return historyMissing(ref, repository !== undefined);
  const below = relative(start, project.outDirectory);
  const prefix = below === '' ? '' : `${below}/`;
  return {
    textsOf: (cell) => {
      const paths = [`${prefix}${cellName(cell)}`, `${prefix}argocd/${cell.system}-${cell.environment}.yaml`];
      return new Map([...readTreeAt(repository, commit, paths)].map(([path, text]) => [path.slice(prefix.length), text]));
    },
  };
}

/**
 * The objects in those delivered files whose text the render changes: all that a comparison can differ in. Where one of
 * them is gone, all delivered objects, since only then it matters which of the rendered ones are new.
 */
export function deliveredObjects(delivered: ReadonlyMap<string, string>, rendered: ReadonlyMap<string, string>, distPath: string): readonly JudgedManifest[] {
  const read = (texts: ReadonlyMap<string, string>, isWanted: (path: string) => boolean): readonly JudgedManifest[] =>
    [...texts].filter(([path]) => path.endsWith('.yaml') && isWanted(path)).flatMap(([path, text]) => readObjects(path, text, distPath));
  const differs = (path: string): boolean => delivered.get(path) !== rendered.get(path);
  const present = new Set(read(rendered, differs).map(({ object }) => objectKey(object)));
  const changed = read(delivered, (path) => differs(path) || path.startsWith('argocd/'));
  const isComplete = changed.every(({ object, file }) => present.has(objectKey(object)) || !differs(file?.slice(distPath.length + 1) ?? ''));
  return assignApplications(isComplete ? changed : read(delivered, () => true));
}

function readObjects(path: string, text: string, distPath: string): JudgedManifest[] {
  const objects = readYaml(text, path).documents.filter((document) => document !== null);
  return objects.map((object) => ({ object: object as KubeObject, file: `${distPath}/${path}` }));
}

function historyMissing(ref: string, isRepository: boolean): Issue {
  const reason = isRepository ? `the repository has no commit "${ref}"` : 'dist is in no Git repository';
  return report('HISTORY_MISSING', `what is delivered now cannot be compared: ${reason}`, {
    hint: isRepository ? 'fetch the whole history, or name another commit with --against' : 'run it in a Git repository',
  });
}
