import type { NetworkPod } from './workloads';

/** Pods that no policy can tell apart. */
export interface PodClass {
  readonly id: number;
  readonly pod: NetworkPod;
  /** `namespace/name` of each workload with a Pod in the class. */
  readonly workloads: readonly string[];
}

/** Groups Pods by namespace, labels, named ports and node network, in the order in which they first appear. */
export function classifyPods(pods: readonly NetworkPod[]): readonly PodClass[] {
  const members = new Map<string, { pod: NetworkPod; workloads: Set<string> }>();
  for (const pod of pods) {
    const { namespace, labels, ports, hostNetwork, addresses } = pod;
    const key = JSON.stringify([namespace, Object.entries(labels).sort(), ports, hostNetwork, addresses]);
    const known = members.get(key);
    if (known) known.workloads.add(`${namespace}/${pod.workload}`);
    else members.set(key, { pod, workloads: new Set([`${namespace}/${pod.workload}`]) });
  }
  return [...members.values()].map(({ pod, workloads }, id) => ({ id, pod, workloads: [...workloads] }));
}

export function groupByNamespace(classes: readonly PodClass[]): ReadonlyMap<string, readonly PodClass[]> {
  const groups = new Map<string, PodClass[]>();
  for (const podClass of classes) {
    const group = groups.get(podClass.pod.namespace);
    if (group) group.push(podClass);
    else groups.set(podClass.pod.namespace, [podClass]);
  }
  return groups;
}
