import type { Repository } from '../git';
import { currentBranch, fastForward, fetchBranch, readUpstream, resolveRef, runGit } from '../git';
import type { Issue } from '../issue';
import { report } from '../issue';

/**
 * Before a push: brings the branch to what the remote has, so that the plan is made on it. A new branch for a pull
 * request starts from the present commit. Reports PUSH_REFUSED where the remote cannot be reached, PUSH_BEHIND where the
 * branch cannot simply move forward.
 */
export function followRemote(repository: Repository, newBranch: string | undefined): readonly Issue[] {
  if (newBranch !== undefined) return [];
  const branch = currentBranch(repository);
  if (branch === undefined) return [report('PUSH_REFUSED', 'no branch is checked out that could be pushed')];
  const upstream = readUpstream(repository, branch);
  const fetched = fetchBranch(repository, upstream);
  if ('fault' in fetched) return [report('PUSH_REFUSED', `${upstream.remote} cannot be reached: ${fetched.fault}`)];
  const head = resolveRef(repository, 'HEAD');
  if (fetched.hash === undefined || fetched.hash === head) return [];
  const own = runGit(repository.directory, ['rev-list', '--count', `${fetched.hash}..HEAD`]).stdout.trim();
  if (own !== '0') return [behind(`${branch} has ${own} commits that ${upstream.remote} does not; push or drop them first`)];
  const fault = fastForward(repository, fetched.hash);
  return fault === undefined ? [] : [behind(`${branch} cannot move forward to what ${upstream.remote} has: ${fault}`)];
}

function behind(message: string): Issue {
  return report('PUSH_BEHIND', message, { hint: 'bring the branch up to date, then run it again' });
}
