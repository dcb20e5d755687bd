import type { AddressRange } from './addresses';
import { coversAddresses, everyIPv4, readAddress } from './addresses';
import type { Cluster } from './cluster';
import type { PodClass } from './pod-classes';
import { classifyPods } from './pod-classes';
import type { PolicyRule } from './policies';
import type { Direction, PolicySide } from './policy-sides';
import { applyPolicies } from './policy-sides';
import type { PortSet } from './port-set';
import { allPorts, intersectPorts, isEmptyPorts, noPorts, portsOf, unionPorts } from './port-set';
import { indexSources } from './source-index';
import type { NetworkPod } from './workloads';

export interface Reachability {
  readonly classes: readonly PodClass[];
  /** Ports of `to` that a Pod of `from` may open: what egress from one and ingress to the other both allow. */
  readonly between: (from: PodClass, to: PodClass) => PortSet;
  /** What one of the two sides allows: `subject` in that direction, with `other` at the far end. */
  readonly through: (direction: Direction, subject: PodClass, other: PodClass) => PortSet;
  /** Classes that may open at least one port of `to`. */
  readonly sourcesOf: (to: PodClass) => readonly PodClass[];
  /** Ports, by number, that one side allows with every Pod of a namespace. */
  readonly withNamespace: (direction: Direction, subject: PodClass, namespace: string) => PortSet;
  /** Ports that one side allows with all of `addresses`; by default: with some address outside. */
  readonly withAddresses: (direction: Direction, subject: PodClass, addresses?: AddressRange) => PortSet;
  /** The side of a class by which policies isolate it; undefined where none does. */
  readonly sideOf: (direction: Direction, subject: PodClass) => PolicySide | undefined;
}

/**
 * Computes who may talk to whom from NetworkPolicies (Kubernetes documentation, "Network Policies"). Where that
 * leaves a choice: a hostNetwork Pod is its node, so policies do not govern it and selectors do not find it, and an
 * address block finds it where it holds the node's address (unknown: where it holds all of IPv4); address blocks
 * find no other Pod; the traffic between a node and its own Pods, which nothing can stop, is left out.
 */
export function evaluateReachability(cluster: Cluster): Reachability {
  const classes = classifyPods(cluster.pods);
  const sides = applyPolicies(classes.filter(({ pod }) => !pod.hostNetwork), cluster);
  const candidatesOf = indexSources(classes, sides);

  const through = (direction: Direction, subject: PodClass, other: PodClass): PortSet =>
    portsThrough(sides[direction].get(subject.id), other, direction === 'ingress' ? subject.pod : other.pod);
  const between = (from: PodClass, to: PodClass): PortSet => {
    const out = through('egress', from, to);
    return isEmptyPorts(out) ? noPorts : intersectPorts(out, through('ingress', to, from));
  };

  return {
    classes,
    between,
    through,
    sourcesOf: (to) => candidatesOf(to).filter((from) => !isEmptyPorts(between(from, to))),
    withNamespace: (direction, { id }, namespace) => {
      const side = sides[direction].get(id);
      if (!side) return allPorts;
      return addPorts(addPorts(addPorts(noPorts, side.everybody), side.everyPod), side.byNamespace.get(namespace));
    },
    withAddresses: (direction, { id, pod }, addresses) => {
      const side = sides[direction].get(id);
      if (!side) return allPorts;
      const target = direction === 'ingress' ? pod : undefined;
      let ports = addPorts(noPorts, side.everybody, target);
      for (const block of side.byAddress) {
        const isMeant = addresses ? coversAddresses(block.addresses, addresses) : block.addresses.length > 0;
        if (isMeant) ports = addPorts(ports, [block.rule], target);
      }
      return ports;
    },
    sideOf: (direction, { id }) => sides[direction].get(id),
  };
}

/** What one side lets through from or to `other`; `target` is the Pod whose ports are opened. */
function portsThrough(side: PolicySide | undefined, other: PodClass, target: NetworkPod): PortSet {
  if (!side) return allPorts;
  const { pod, id } = other;
  let ports = addPorts(noPorts, side.everybody, target);
  if (!pod.hostNetwork) {
    ports = addPorts(ports, side.everyPod, target);
    ports = addPorts(ports, side.byNamespace.get(pod.namespace), target);
    return addPorts(ports, side.byClass.get(id), target);
  }
  const known = pod.addresses.flatMap((text) => readAddress(text) ?? []);
  const ranges: readonly AddressRange[] = known.length > 0 ? known.map((address) => [address, address]) : [everyIPv4];
  for (const { addresses, rule } of side.byAddress) {
    if (ranges.some((range) => coversAddresses(addresses, range))) ports = addPorts(ports, [rule], target);
  }
  return ports;
}

function addPorts(ports: PortSet, rules: Iterable<PolicyRule> = [], target?: NetworkPod): PortSet {
  let sum = ports;
  for (const rule of rules) sum = unionPorts(sum, rule.namedPorts.length === 0 ? rule.ports : portsOfRule(rule, target));
  return sum;
}

/** A name stands for the target's container ports of that name and protocol; where there is none, for nothing. */
function portsOfRule({ ports, namedPorts }: PolicyRule, target: NetworkPod | undefined): PortSet {
  return namedPorts.reduce((all, { name, protocol }) => {
    const named = target?.ports.filter((port) => port.name === name && port.protocol === protocol) ?? [];
    return named.reduce((sum, { port }) => unionPorts(sum, portsOf(protocol, port)), all);
  }, ports);
}
