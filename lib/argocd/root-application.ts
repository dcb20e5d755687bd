import type { KubeObject } from '../manifest';
import { argocdNamespace, inClusterServer } from './delivery';

export interface RootSource {
  readonly repoUrl: string;
  readonly targetRevision: string;
  readonly distPath: string;
}

/**
 * The Application of dist/argocd itself: applied once by hand, it brings all others. It prunes nothing: an Application
 * that left the folder by mistake must not take a cell along.
 */
export function renderRootApplication({ repoUrl, targetRevision, distPath }: RootSource): KubeObject {
  return {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'Application',
    metadata: { name: 'trellis-root', namespace: argocdNamespace, labels: { 'app.kubernetes.io/managed-by': 'trellis' } },
    spec: {
      project: 'default',
      source: {
        repoURL: repoUrl,
        targetRevision,
        path: distPath === '' ? 'argocd' : `${distPath}/argocd`,
      },
      destination: { namespace: argocdNamespace, server: inClusterServer },
      syncPolicy: { automated: { prune: false, selfHeal: true, allowEmpty: false } },
    },
  };
}
