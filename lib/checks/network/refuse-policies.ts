import type { Issue } from '../../issue';
import type { JudgedManifest } from '../context';
import { reportAt } from '../report-at';
import type { RefusedPolicy } from './cluster';

/** Reports policies that could not be read, each at its manifest: NETWORK_POLICY_REFUSED. */
export function refusePolicies(refused: readonly RefusedPolicy[], manifests: readonly JudgedManifest[]): Issue[] {
  return refused.flatMap(({ object, reason }) => {
    const manifest = manifests.find((one) => one.object === object);
    return manifest ? [reportAt(manifest, 'NETWORK_POLICY_REFUSED', `The API server would refuse this policy: ${reason}.`)] : [];
  });
}
