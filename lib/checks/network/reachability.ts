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
import type { NetworkPod } from './workloads';

export interface Reachability {
  readonly classes: readonly PodClass[];
  /** Ports of `to` that a Pod of `from` may open: what egress from one and ingress to the other both allow. */
  readonly between: (from: PodClass, to: PodClass) => PortSet;
  /** Classes that may open at least one port of `to`. */
  readonly sourcesOf: (to: PodClass) => readonly PodClass[];
  /** Ports that may be opened between a class and all of `addresses`; by default: some address outside. */
  readonly withAddresses: (direction: Direction, podClass: PodClass, addresses?: AddressRange) => PortSet;
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
  const nodes = classes.filter(({ pod }) => pod.hostNetwork);
  const { openSources, namedSources } = sourcesByEgress(classes, sides.egress);

  const between = (from: PodClass, to: PodClass): PortSet => {
    const out = portsThrough(sides.egress.get(from.id), to, to.pod);
    return isEmptyPorts(out) ? noPorts : intersectPorts(out, portsThrough(sides.ingress.get(to.id), from, to.pod));
  };

  const candidatesOf = (to: PodClass): readonly PodClass[] => {
    const ingress = sides.ingress.get(to.id);
    if (to.pod.hostNetwork) return classes;
    if (isOpen(ingress)) return [...openSources, ...(namedSources.get(to.id) ?? [])];
    return [...[...(ingress?.byClass.keys() ?? [])].flatMap((id) => classes[id] ?? []), ...nodes];
  };

  return {
    classes,
    between,
    sourcesOf: (to) => candidatesOf(to).filter((from) => !isEmptyPorts(between(from, to))),
    withAddresses: (direction, { id, pod }, addresses) => {
      const side = sides[direction].get(id);
      if (!side) return allPorts;
      const blocks = side.byAddress.filter((block) => (addresses ? coversAddresses(block.addresses, addresses) : block.addresses.length > 0));
      return portsOfRules([...side.everybody, ...blocks.map(({ rule }) => rule)], direction === 'ingress' ? pod : undefined);
    },
  };
}

/** A side that lets through more than the classes it names. */
const isOpen = (side: PolicySide | undefined): boolean => !side || side.everybody.length > 0 || side.everyPod.length > 0;

function sourcesByEgress(classes: readonly PodClass[], egress: ReadonlyMap<number, PolicySide>) {
  const openSources: PodClass[] = [];
  const namedSources = new Map<number, PodClass[]>();
  for (const source of classes) {
    const side = egress.get(source.id);
    if (isOpen(side)) openSources.push(source);
    else {
      for (const id of side?.byClass.keys() ?? []) {
        const list = namedSources.get(id);
        if (list) list.push(source);
        else namedSources.set(id, [source]);
      }
    }
  }
  return { openSources, namedSources };
}

/** What one side lets through from or to `other`; `target` is the Pod whose ports are opened. */
function portsThrough(side: PolicySide | undefined, other: PodClass, target: NetworkPod): PortSet {
  if (!side) return allPorts;
  if (!other.pod.hostNetwork) {
    return portsOfRules([...side.everybody, ...side.everyPod, ...(side.byClass.get(other.id) ?? [])], target);
  }
  const known = other.pod.addresses.flatMap((text) => readAddress(text) ?? []);
  const ranges: readonly AddressRange[] = known.length > 0 ? known.map((address) => [address, address]) : [everyIPv4];
  const blocks = side.byAddress.filter(({ addresses }) => ranges.some((range) => coversAddresses(addresses, range)));
  return portsOfRules([...side.everybody, ...blocks.map(({ rule }) => rule)], target);
}

function portsOfRules(rules: readonly PolicyRule[], target: NetworkPod | undefined): PortSet {
  return rules.reduce((ports, rule) => unionPorts(ports, portsOfRule(rule, target)), noPorts);
}

/** A name stands for the target's container ports of that name and protocol; where there is none, for nothing. */
function portsOfRule({ ports, namedPorts }: PolicyRule, target: NetworkPod | undefined): PortSet {
  return namedPorts.reduce((all, { name, protocol }) => {
    const named = target?.ports.filter((port) => port.name === name && port.protocol === protocol) ?? [];
    return named.reduce((sum, { port }) => unionPorts(sum, portsOf(protocol, port)), all);
  }, ports);
}
