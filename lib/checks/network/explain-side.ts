import type { AddressRange } from './addresses';
import type { Cluster } from './cluster';
import type { NetworkPolicy } from './policies';
import type { Direction } from './policy-sides';
import type { PortSet } from './port-set';
import { evaluateReachability } from './reachability';
import { selects } from './selectors';
import type { NetworkPod } from './workloads';

/** The policies that isolate a Pod in one direction; none: nothing does. */
export function governingPolicies({ policies }: Cluster, direction: Direction, { namespace, labels, hostNetwork }: NetworkPod): NetworkPolicy[] {
  if (hostNetwork) return [];
  return policies.filter((policy) => policy.namespace === namespace && policy[direction] !== undefined && selects(policy.pods, labels));
}

/** What a policy alone lets through between a Pod that it governs and the far end: a Pod or addresses. */
export function portsOfPolicy(policy: NetworkPolicy, cluster: Cluster, direction: Direction, subject: NetworkPod, other: NetworkPod | AddressRange): PortSet {
  const pods = 'namespace' in other ? [subject, other] : [subject];
  const reach = evaluateReachability({ namespaces: cluster.namespaces, pods, policies: [policy] });
  const [own, far = own] = reach.classes;
  if (!own || !far) throw new Error('a Pod is in no class');
  return 'namespace' in other ? reach.through(direction, own, far) : reach.withAddresses(direction, own, other);
}
