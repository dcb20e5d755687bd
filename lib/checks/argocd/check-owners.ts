import type { Issue } from '../../issue';
import { objectKey } from '../../manifest';
import type { CheckContext, JudgedManifest } from '../context';
import { reportAt } from '../report-at';

/** Reports ARGOCD_TWO_OWNERS for an object that two Applications deliver: each undoes what the other applies. */
export function checkOwners({ manifests }: CheckContext): Issue[] {
  const first = new Map<string, JudgedManifest>();
  return manifests.flatMap((manifest) => {
    const key = objectKey(manifest.object);
    const other = first.get(key);
    if (!other) first.set(key, manifest);
    const [one, two] = [other?.application, manifest.application];
    if (one === undefined || two === undefined || one === two) return [];
    return [reportAt(manifest, 'ARGOCD_TWO_OWNERS', `Applications ${one} and ${two} both deliver it: each would undo what the other applies.`)];
  });
}
