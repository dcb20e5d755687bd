import type { AddressSet } from './addresses';
import type { Cluster } from './cluster';
import { indexByLabels } from './label-index';
import type { PolicyRule } from './policies';
import type { PodClass } from './pod-classes';

export type Direction = 'ingress' | 'egress';

/** All rules that govern one direction of one class, by whom they let through. */
export interface PolicySide {
  /** Rules without peers. */
  readonly everybody: readonly PolicyRule[];
  /** Rules for all Pods of all namespaces. */
  readonly everyPod: readonly PolicyRule[];
  readonly byClass: ReadonlyMap<number, ReadonlySet<PolicyRule>>;
  readonly byAddress: readonly { readonly addresses: AddressSet; readonly rule: PolicyRule }[];
}

interface OpenSide extends PolicySide {
  readonly everybody: PolicyRule[];
  readonly everyPod: PolicyRule[];
  readonly byClass: Map<number, Set<PolicyRule>>;
  readonly byAddress: { readonly addresses: AddressSet; readonly rule: PolicyRule }[];
}

/** By class: the sides on which a policy isolates it. A side that is absent lets everything through. */
export type PolicySides = Readonly<Record<Direction, ReadonlyMap<number, PolicySide>>>;

/** Applies every policy to the classes that it selects; `classes` are those that policies govern and find. */
export function applyPolicies(classes: readonly PodClass[], { namespaces, policies }: Cluster): PolicySides {
  const selectNamespaces = indexByLabels([...namespaces.keys()], (name) => namespaces.get(name) ?? {});
  const selectPods = new Map(
    [...groupByNamespace(classes)].map(([name, list]) => [name, indexByLabels(list, ({ pod }) => pod.labels)]),
  );
  const sides = { ingress: new Map<number, OpenSide>(), egress: new Map<number, OpenSide>() };
  for (const policy of policies) {
    for (const direction of ['ingress', 'egress'] as const) {
      const rules = policy[direction];
      if (!rules) continue;
      for (const { id } of selectPods.get(policy.namespace)?.(policy.pods) ?? []) {
        const side = sides[direction].get(id) ?? { everybody: [], everyPod: [], byClass: new Map(), byAddress: [] };
        sides[direction].set(id, side);
        for (const rule of rules) addRule(side, rule, policy.namespace);
      }
    }
  }
  return sides;

  function addRule(side: OpenSide, rule: PolicyRule, home: string): void {
    if (!rule.peers) side.everybody.push(rule);
    for (const peer of rule.peers ?? []) {
      if (peer.addresses) side.byAddress.push({ addresses: peer.addresses, rule });
      else if (peer.namespaces?.length === 0 && peer.pods.length === 0) side.everyPod.push(rule);
      else {
        for (const name of peer.namespaces ? selectNamespaces(peer.namespaces) : [home]) {
          for (const { id } of selectPods.get(name)?.(peer.pods) ?? []) {
            const rules = side.byClass.get(id);
            if (rules) rules.add(rule);
            else side.byClass.set(id, new Set([rule]));
          }
        }
      }
    }
  }
}

function groupByNamespace(classes: readonly PodClass[]): Map<string, PodClass[]> {
  const groups = new Map<string, PodClass[]>();
  for (const podClass of classes) {
    const group = groups.get(podClass.pod.namespace);
    if (group) group.push(podClass);
    else groups.set(podClass.pod.namespace, [podClass]);
  }
  return groups;
}
