import type { JsonObject, KubeObject } from '../manifest';
import { clusterKinds, namespacedKinds } from './allowed-kinds';
import type { CellDelivery } from './delivery';
import { argocdNamespace, deliveryLabels, inClusterServer } from './delivery';

/** The AppProject of a cell: its repository, its namespace and a closed list of kinds (seed rows C002, C003, C005, X1). */
export function renderAppProject(cell: CellDelivery): KubeObject {
  return {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'AppProject',
    metadata: {
      name: `${cell.system}-${cell.environment}`,
      namespace: argocdNamespace,
      labels: deliveryLabels(cell),
      // Applications are refused until their project exists.
      annotations: { 'argocd.argoproj.io/sync-wave': '-1' },
    },
    spec: {
      description: cell.purpose,
      sourceRepos: [cell.repoUrl],
      destinations: [{ namespace: cell.namespace, server: inClusterServer }],
      clusterResourceWhitelist: [...clusterKinds],
      namespaceResourceWhitelist: [...namespacedKinds],
      ...(cell.syncGate === 'window' ? { syncWindows: [closedWindow] } : {}),
    },
  };
}

/** Open to nobody but a person: a window that denies always and lets a manual sync through. */
const closedWindow: JsonObject = {
  kind: 'deny',
  schedule: '* * * * *',
  duration: '24h',
  applications: ['*'],
  manualSync: true,
};
