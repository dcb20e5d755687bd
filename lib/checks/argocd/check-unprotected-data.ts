import type { Issue } from '../../issue';
import type { CheckContext } from '../context';
import { reportAt } from '../report-at';
import { holdsData } from './data-kinds';
import { readSync } from './sync-settings';

/** Reports ARGOCD_DATA_UNPROTECTED for what holds data in a cell and lacks Prune=false or Delete=false. */
export function checkUnprotectedData({ manifests, cell }: CheckContext): Issue[] {
  if (!cell) return [];
  return manifests
    .filter(({ object }) => holdsData(object))
    .flatMap((manifest) => {
      const { options } = readSync(manifest.object);
      const missing = ['Prune=false', 'Delete=false'].filter((option) => !options.has(option));
      if (missing.length === 0) return [];
      const path = 'metadata.annotations["argocd.argoproj.io/sync-options"]';
      return [reportAt(manifest, 'ARGOCD_DATA_UNPROTECTED', `Data would go with it, and it does not carry ${missing.join(' and ')}.`, { path })];
    });
}
