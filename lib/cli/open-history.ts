import { openRepository, resolveRef } from '../git';
import type { Repository } from '../git';
import type { Issue } from '../issue';
import { report } from '../issue';
import type { Io } from './io';

/** The Git repository of the project; NOT_A_REPOSITORY where there is none, or none with a commit. */
export function openHistory(io: Io): Repository | Issue {
  const repository = openRepository(io.root);
  if (repository !== undefined && resolveRef(repository, 'HEAD') !== undefined) return repository;
  return report('NOT_A_REPOSITORY', 'the project is not in a Git repository with a commit', { hint: 'commit it first: what was delivered is read from Git' });
}
