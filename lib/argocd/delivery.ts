import type { JsonObject } from '../manifest';

/** What Argo CD has to know of one cell. */
export interface CellDelivery {
  readonly system: string;
  readonly environment: string;
  readonly namespace: string;
  readonly purpose: string;
  /** The Git repository that holds dist. */
  readonly repoUrl: string;
  readonly targetRevision: string;
  /** Where dist stands in that repository; '' at its top. */
  readonly distPath: string;
  /** none: syncs by itself; window: only by hand, by a deny window; manual: without automated sync. */
  readonly syncGate: 'none' | 'window' | 'manual';
  /** Workloads whose replica count an autoscaler sets on the live object. */
  readonly autoscaled: readonly ScaleTarget[];
  /** What was promoted, by whom: rendered on both Applications. */
  readonly annotations: Readonly<Record<string, string>>;
  /** What only the Application of the services bears. */
  readonly serviceAnnotations?: Readonly<Record<string, string>>;
}

export interface ScaleTarget {
  readonly group: string;
  readonly kind: string;
  readonly name: string;
}

export const argocdNamespace = 'argocd';
export const inClusterServer = 'https://kubernetes.default.svc';

/** Labels by which `kubectl get applications -l environment=dev` finds a cell (seed row C078). */
export function deliveryLabels(cell: CellDelivery): JsonObject {
  return {
    'app.kubernetes.io/managed-by': 'trellis',
    'app.kubernetes.io/part-of': cell.system,
    environment: cell.environment,
  };
}
