import type { JsonObject, KubeObject } from '../manifest';
import type { CellDelivery } from './delivery';
import { argocdNamespace, deliveryLabels, inClusterServer } from './delivery';

/**
 * One Application of a cell: `<system>-<environment>-base` delivers dist/<cell>/base, `<system>-<environment>` the
 * services in dist/<cell>, without the folders below. Deleting an Application deletes nothing else: it carries no
 * finalizer. `directory.recurse: false` is left out: Argo CD removes it, and would then see a difference for ever.
 */
export function renderApplication(cell: CellDelivery, layer: 'base' | 'service'): KubeObject {
  const project = `${cell.system}-${cell.environment}`;
  const folder = `${cell.system}/${cell.environment}${layer === 'base' ? '/base' : ''}`;
  return {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'Application',
    metadata: {
      name: layer === 'base' ? `${project}-base` : project,
      namespace: argocdNamespace,
      labels: { ...deliveryLabels(cell), 'app.kubernetes.io/component': layer === 'base' ? 'base' : 'services' },
      annotations: { ...cell.annotations, ...(layer === 'service' ? cell.serviceAnnotations : {}), 'argocd.argoproj.io/sync-wave': layer === 'base' ? '0' : '1' },
    },
    spec: {
      project,
      source: {
        repoURL: cell.repoUrl,
        targetRevision: cell.targetRevision,
        path: cell.distPath === '' ? folder : `${cell.distPath}/${folder}`,
      },
      destination: { namespace: cell.namespace, server: inClusterServer },
      syncPolicy: syncPolicy(cell),
      ...(layer === 'service' && cell.autoscaled.length > 0 ? { ignoreDifferences: cell.autoscaled.map(ignoreReplicas) } : {}),
      revisionHistoryLimit: 10,
    },
  };
}

function syncPolicy(cell: CellDelivery): JsonObject {
  return {
    ...(cell.syncGate === 'manual' ? {} : { automated: { prune: true, selfHeal: true, allowEmpty: false } }),
    // Limited: a retry stays with its commit, and would keep the repairing one waiting.
    retry: { limit: 5, backoff: { duration: '5s', factor: 2, maxDuration: '1m' } },
    syncOptions: ['CreateNamespace=false', 'RespectIgnoreDifferences=true'],
  };
}

/** The autoscaler owns the count on the live object (seed row C056, X2). */
function ignoreReplicas({ group, kind, name }: CellDelivery['autoscaled'][number]): JsonObject {
  return { group, kind, name, jsonPointers: ['/spec/replicas'] };
}
