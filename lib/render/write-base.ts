import { relative } from 'node:path';
import type { FileChanges } from '../output';
import type { Project } from './project';

/** Where a run's lock and journal stand, and how paths below dist are named from there. */
export interface WriteBase {
  readonly directory: string;
  readonly fromDist: (changes: FileChanges) => FileChanges;
}

/**
 * One lock and one journal for the whole project, so that a promotion can change overlay and dist as one; a dist outside
 * of the project has its own.
 */
export function writeBase({ root, outDirectory }: Project): WriteBase {
  const below = relative(root, outDirectory).split('\\').join('/');
  if (below === '' || below.startsWith('..')) return { directory: outDirectory, fromDist: (changes) => changes };
  return {
    directory: root,
    fromDist: (changes) => new Map([...changes].map(([path, text]) => [`${below}/${path}`, text])),
  };
}
