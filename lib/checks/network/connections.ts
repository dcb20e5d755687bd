import type { Issue } from '../../issue';
import type { JudgedManifest } from '../context';
import { refusePolicies } from './refuse-policies';
import { namespaceLabels, readCluster } from './cluster';
import { readBackends } from './ingress-controllers';
import type { PortSet } from './port-set';
import { intersectPorts, isEmptyPorts, printPorts, unionPorts } from './port-set';
import { evaluateReachability } from './reachability';
import type { NetworkPod } from './workloads';

/** One allowed ordered pair of different workloads (`namespace/name`), or of a workload and `external`. */
export interface AllowedConnection {
  readonly from: string;
  readonly to: string;
  readonly ports: string;
}

export const external = 'external';

/** Stands for a controller of which nothing is known but that its Pods are somewhere in the cluster. */
const unknownController: NetworkPod = {
  namespace: '{ingress-controller}',
  workload: external,
  labels: {},
  ports: [],
  hostNetwork: false,
  addresses: [],
};

/**
 * Lists who may talk to whom on what: what NetworkPolicies allow, not what containers listen on. Addresses outside the
 * cluster are one end, `external`, with the ports that any of them gets. An Ingress or Route adds what its controller
 * may reach of its backends: the controller is unknown, so only what is open to any Pod of the cluster.
 * A policy that the API server would refuse counts as absent: NETWORK_POLICY_REFUSED.
 */
export function listConnections(manifests: readonly JudgedManifest[]): {
  readonly connections: readonly AllowedConnection[];
  readonly issues: readonly Issue[];
} {
  const objects = manifests.map(({ object }) => object);
  const { cluster, refused } = readCluster(objects);
  const reach = evaluateReachability({
    ...cluster,
    namespaces: new Map([...cluster.namespaces, [unknownController.namespace, namespaceLabels(unknownController.namespace, {})]]),
    pods: [...cluster.pods, unknownController],
  });
  const controller = reach.classes.find(({ pod }) => pod === unknownController);
  const backends = readBackends(objects);

  const allowed = new Map<string, Map<string, PortSet>>();
  const allow = (from: string, to: string, ports: PortSet): void => {
    if (from === to || isEmptyPorts(ports)) return;
    const targets = allowed.get(from) ?? new Map<string, PortSet>();
    allowed.set(from, targets);
    const known = targets.get(to);
    targets.set(to, known ? unionPorts(known, ports) : ports);
  };

  for (const to of reach.classes) {
    if (to === controller) continue;
    const fromOutside = reach.withAddresses('ingress', to);
    const fromController = controller ? intersectPorts(reach.between(controller, to), backends(to)) : fromOutside;
    const toOutside = reach.withAddresses('egress', to);
    for (const workload of to.workloads) {
      allow(external, workload, unionPorts(fromOutside, fromController));
      allow(workload, external, toOutside);
    }
    for (const from of reach.sourcesOf(to)) {
      if (from === controller) continue;
      const ports = reach.between(from, to);
      for (const source of from.workloads) for (const target of to.workloads) allow(source, target, ports);
    }
  }
  const connections = [...allowed].flatMap(([from, targets]) => [...targets].map(([to, ports]) => ({ from, to, ports: printPorts(ports) })));
  return { connections: connections.sort(byEnds), issues: refusePolicies(refused, manifests) };
}

const byEnds = (a: AllowedConnection, b: AllowedConnection): number => compare(a.from, b.from) || compare(a.to, b.to);
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
