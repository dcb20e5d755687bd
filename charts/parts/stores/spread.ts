import type { k8s } from 'cdk8s-plus-28';
import { selectorOf } from './labels';

/**
 * Members of a quorum on different nodes, always (two on one node make it a single point of failure), and
 * in different zones where there are several.
 */
export function spreadAcrossNodes(name: string): k8s.TopologySpreadConstraint[] {
  const labelSelector = { matchLabels: selectorOf(name) };
  return [
    { maxSkew: 1, topologyKey: 'kubernetes.io/hostname', whenUnsatisfiable: 'DoNotSchedule', labelSelector },
    { maxSkew: 1, topologyKey: 'topology.kubernetes.io/zone', whenUnsatisfiable: 'ScheduleAnyway', labelSelector },
  ];
}
