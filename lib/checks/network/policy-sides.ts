import type { AddressSet } from './addresses';
import type { Cluster } from './cluster';
import { indexByLabels } from './label-index';
import type { PolicyRule } from './policies';
import type { PodClass } from './pod-classes';
import { groupByNamespace } from './pod-classes';

export type Direction = 'ingress' | 'egress';

type Rules<Key> = ReadonlyMap<Key, ReadonlySet<PolicyRule>>;

/** All rules that govern one direction of one class, by whom they let through. */
export interface PolicySide {
  /** Rules without peers. */
  readonly everybody: readonly PolicyRule[];
  /** Rules for all Pods of all namespaces. */
  readonly everyPod: readonly PolicyRule[];
  /** Rules for all Pods of a namespace: kept as such, because naming each Pod would cost n squared. */
  readonly byNamespace: Rules<string>;
  readonly byClass: Rules<number>;
  readonly byAddress: readonly { readonly addresses: AddressSet; readonly rule: PolicyRule }[];
}

/** By class: the sides on which a policy isolates it. A side that is absent lets everything through. */
export type PolicySides = Readonly<Record<Direction, ReadonlyMap<number, PolicySide>>>;

/** Applies every policy to the classes that it selects; `classes` are those that policies govern and find. */
export function applyPolicies(classes: readonly PodClass[], { namespaces, policies }: Cluster): PolicySides {
  const selectNamespaces = indexByLabels([...namespaces.keys()], (name) => namespaces.get(name) ?? {});
  const selectPods = new Map([...groupByNamespace(classes)].map(([name, list]) => [name, indexByLabels(list, ({ pod }) => pod.labels)]));
  const sides = { ingress: new Map<number, GrowingSide>(), egress: new Map<number, GrowingSide>() };
  for (const policy of policies) {
    for (const direction of ['ingress', 'egress'] as const) {
      const rules = policy[direction];
      if (!rules) continue;
      for (const { id } of selectPods.get(policy.namespace)?.(policy.pods) ?? []) {
        const side = sides[direction].get(id) ?? newSide();
        sides[direction].set(id, side);
        for (const rule of rules) addRule(side, rule, policy.namespace);
      }
    }
  }
  return sides;

  function addRule(side: GrowingSide, rule: PolicyRule, home: string): void {
    if (!rule.peers) side.everybody.push(rule);
    for (const peer of rule.peers ?? []) {
      if (peer.addresses) side.byAddress.push({ addresses: peer.addresses, rule });
      else if (peer.namespaces?.length === 0 && peer.pods.length === 0) side.everyPod.push(rule);
      else {
        for (const name of peer.namespaces ? selectNamespaces(peer.namespaces) : [home]) {
          if (peer.pods.length === 0) addTo(side.byNamespace, name, rule);
          else for (const { id } of selectPods.get(name)?.(peer.pods) ?? []) addTo(side.byClass, id, rule);
        }
      }
    }
  }
}

interface GrowingSide extends PolicySide {
  readonly everybody: PolicyRule[];
  readonly everyPod: PolicyRule[];
  readonly byNamespace: Map<string, Set<PolicyRule>>;
  readonly byClass: Map<number, Set<PolicyRule>>;
  readonly byAddress: { readonly addresses: AddressSet; readonly rule: PolicyRule }[];
}

const newSide = (): GrowingSide => ({ everybody: [], everyPod: [], byNamespace: new Map(), byClass: new Map(), byAddress: [] });

function addTo<Key>(rules: Map<Key, Set<PolicyRule>>, key: Key, rule: PolicyRule): void {
  const known = rules.get(key);
  if (known) known.add(rule);
  else rules.set(key, new Set([rule]));
}
