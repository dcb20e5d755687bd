import type { AddressRange } from './addresses';
import { printAddresses } from './addresses';
import type { Actor, CellScene } from './cell-scene';
import { governingPolicies, portsOfPolicy } from './explain-side';
import type { PathFinding } from './path-findings';
import type { PodClass } from './pod-classes';
import type { Direction, PolicySide } from './policy-sides';
import type { PortSet } from './port-set';
import { intersectPorts, isEmptyPorts, subtractPorts } from './port-set';
import type { NetworkPod } from './workloads';

/** Paths that are open though no connection declares them and the level does not grant them. */
export function findExtraPaths(scene: CellScene): PathFinding[] {
  const { reach, insiders, outsiders, blocks, permitted, level } = scene;
  const byClass = new Map(insiders.map((actor) => [actor.podClass, actor]));
  // Basic grants all that goes out and all within the namespace.
  const directions: readonly Direction[] = level === 'basic' ? ['ingress'] : ['ingress', 'egress'];
  return insiders.flatMap((subject) => {
    const findings: PathFinding[] = [];
    const add = (direction: Direction, ports: PortSet, other: () => string, far: NetworkPod | AddressRange): void => {
      if (!isEmptyPorts(ports)) findings.push({ kind: 'extra', subject, direction, ports, other: other(), policies: openers(scene, direction, subject, far, ports) });
    };
    for (const podClass of level === 'basic' ? [] : reach.sourcesOf(subject.podClass)) {
      const from = byClass.get(podClass);
      if (from) add('ingress', subtractPorts(reach.between(podClass, subject.podClass), permitted(from, subject)), () => from.title, podClass.pod);
    }
    for (const direction of directions) {
      const beyond = (far: Parameters<typeof permitted>[0]) => (direction === 'ingress' ? permitted(far, subject) : permitted(subject, far));
      const side = reach.sideOf(direction, subject.podClass);
      for (const outsider of outsiders) {
        if (side && !namesPod(side, outsider.podClass)) continue;
        const open = reach.through(direction, subject.podClass, outsider.podClass);
        add(direction, subtractPorts(open, beyond(outsider)), () => outsider.title, outsider.podClass.pod);
      }
      for (const block of side && side.everybody.length === 0 && side.byAddress.length === 0 ? [] : blocks) {
        const open = reach.withAddresses(direction, subject.podClass, block.range);
        add(direction, subtractPorts(open, beyond(block)), () => `addresses ${printAddresses(block.range)}`, block.range);
      }
    }
    return findings;
  });
}

/** Most sides name few Pods: the others need no look at ports. */
const namesPod = ({ everybody, everyPod, byNamespace, byClass }: PolicySide, { id, pod }: PodClass): boolean =>
  everybody.length > 0 || everyPod.length > 0 || byNamespace.has(pod.namespace) || byClass.has(id);

function openers({ cluster }: CellScene, direction: Direction, { podClass }: Actor, far: NetworkPod | AddressRange, ports: PortSet) {
  return governingPolicies(cluster, direction, podClass.pod).filter(
    (policy) => !isEmptyPorts(intersectPorts(portsOfPolicy(policy, cluster, direction, podClass.pod, far), ports)),
  );
}
