import { overlayCodes } from './codes';
import { refuse } from './issues';
import type { Issues, Place } from './issues';

/** What is said of a path that Kustomize would fetch. */
export const remoteMessage = (path: string): string => `${path} is remote, and nothing is fetched during a build`;

/** Refusal: RESOURCE_REMOTE. */
export function refuseRemote(path: string, place: Place, issues: Issues): void {
  refuse(issues, 'RESOURCE_REMOTE', remoteMessage(path), place, { hint: overlayCodes.RESOURCE_REMOTE.remedy });
}

/** Refusal: HELM_REFUSED. */
export function refuseHelm(place: Place, issues: Issues): void {
  refuse(issues, 'HELM_REFUSED', 'Helm charts are not inflated by a build', place, { hint: overlayCodes.HELM_REFUSED.remedy });
}
