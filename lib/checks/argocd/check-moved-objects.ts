import type { Issue } from '../../issue';
import type { CheckContext } from '../context';
import { reportAt } from '../report-at';
import { compareDelivery } from './comparison';
import { readSync } from './sync-settings';

/**
 * Reports ARGOCD_OBJECT_MOVED for an object that goes from one Application to another: whichever syncs last wins, and
 * the first prunes what the second has applied. Prune=false on the object as delivered now prevents it.
 */
export function checkMovedObjects(context: CheckContext): Issue[] {
  return (compareDelivery(context)?.kept ?? []).flatMap(({ before, after }) => {
    const [from, to] = [before.application, after.application];
    if (from === undefined || to === undefined || from === to || readSync(before.object).options.has('Prune=false')) return [];
    return [reportAt(after, 'ARGOCD_OBJECT_MOVED', `It moves from Application ${from} to ${to}: ${from} would delete what ${to} has applied.`)];
  });
}
