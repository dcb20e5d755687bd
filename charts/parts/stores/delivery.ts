/**
 * Argo CD ends a wave only when all in it is healthy, so what may wait for ever (a volume, a node, a peer)
 * stands in the last wave of the base Application.
 */
export const lastWave = { 'argocd.argoproj.io/sync-wave': '10' } as const;

/** Neither a removed chart nor a deleted Application may take data with it. */
export const keepsData = { 'argocd.argoproj.io/sync-options': 'Prune=false,Delete=false' } as const;

/** Restarts Pods when a Secret or ConfigMap that they name changes (stakater/Reloader). */
export const restartsOnRotation = (rotation: boolean): Record<string, string> =>
  rotation ? { 'reloader.stakater.com/auto': 'true' } : {};
