import type { k8s } from 'cdk8s-plus-28';

/**
 * The `restricted` Pod Security Standard for a Pod that runs as one numeric user and owns its volumes.
 * `OnRootMismatch` spares a large volume the recursive chown at each start.
 */
export function restrictedPod(user: number, group: number = user): k8s.PodSecurityContext {
  return {
    runAsNonRoot: true,
    runAsUser: user,
    runAsGroup: group,
    fsGroup: group,
    fsGroupChangePolicy: 'OnRootMismatch',
    seccompProfile: { type: 'RuntimeDefault' },
  };
}

/** The container half of `restricted`, and a root file system that nobody writes to. */
export const restrictedContainer: k8s.SecurityContext = {
  allowPrivilegeEscalation: false,
  readOnlyRootFilesystem: true,
  capabilities: { drop: ['ALL'] },
};
