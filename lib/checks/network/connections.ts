import type { Issue } from '../../issue';
import type { OutsideEndSettings } from '../../settings';
import type { JudgedManifest } from '../context';
import { namespaceLabels, namespaceNameLabel, readCluster } from './cluster';
import { readBackends } from './ingress-controllers';
import type { PodClass } from './pod-classes';
import type { PortSet } from './port-set';
import { allPorts, intersectPorts, isEmptyPorts, printPorts, unionPorts } from './port-set';
import { evaluateReachability } from './reachability';
import { refusePolicies } from './refuse-policies';
import type { Labels } from './selectors';
import type { NetworkPod } from './workloads';

/** One allowed ordered pair of different workloads (`namespace/name`), or of a workload and `external`. */
export interface AllowedConnection {
  readonly from: string;
  readonly to: string;
  readonly ports: string;
}

export const external = 'external';

/** A Pod outside the manifests that stands for an Ingress controller's. */
interface Controller {
  readonly pod: NetworkPod;
  readonly labels: Labels;
  /** What it would open of a class if policies let it. */
  readonly wants: (target: PodClass) => PortSet;
}

/**
 * Lists who may talk to whom on what: what NetworkPolicies allow, not what containers listen on. Addresses outside the
 * cluster are one end, `external`, with the ports that any of them gets. So are Ingress controllers: those that the
 * settings place, and for an Ingress, Route or HTTPRoute an unknown one, which may reach of its backends what is open
 * to any Pod of the cluster. A policy that the API server would refuse counts as absent: NETWORK_POLICY_REFUSED.
 */
export function listConnections(
  manifests: readonly JudgedManifest[],
  placed: readonly OutsideEndSettings[] = [],
): { readonly connections: readonly AllowedConnection[]; readonly issues: readonly Issue[] } {
  const objects = manifests.map(({ object }) => object);
  const { cluster, refused } = readCluster(objects);
  const controllers = [{ pod: controllerPod('{any}', {}), labels: {}, wants: readBackends(objects) }, ...placed.map(placeController)];
  const reach = evaluateReachability({
    ...cluster,
    namespaces: new Map([...controllers.map(({ pod, labels }) => [pod.namespace, namespaceLabels(pod.namespace, labels)] as const), ...cluster.namespaces]),
    pods: [...cluster.pods, ...controllers.map(({ pod }) => pod)],
  });
  const outside = reach.classes.flatMap((podClass) => {
    const controller = controllers.find(({ pod }) => pod === podClass.pod);
    return controller ? [{ podClass, wants: controller.wants }] : [];
  });
  const inside = reach.classes.filter((podClass) => !outside.some((one) => one.podClass === podClass));
  const isInside = new Set(inside);

  const allowed = new Map<string, Map<string, PortSet>>();
  const allow = (from: string, to: string, ports: PortSet): void => {
    if (from === to || isEmptyPorts(ports)) return;
    const targets = allowed.get(from) ?? new Map<string, PortSet>();
    allowed.set(from, targets);
    const known = targets.get(to);
    targets.set(to, known ? unionPorts(known, ports) : ports);
  };

  for (const to of inside) {
    const fromOutside = outside.reduce(
      (ports, { podClass, wants }) => unionPorts(ports, intersectPorts(reach.through('ingress', to, podClass), wants(to))),
      reach.withAddresses('ingress', to),
    );
    const toOutside = reach.withAddresses('egress', to);
    for (const workload of to.workloads) {
      allow(external, workload, fromOutside);
      allow(workload, external, toOutside);
    }
    for (const from of reach.sourcesOf(to)) {
      if (!isInside.has(from)) continue;
      const ports = reach.between(from, to);
      for (const source of from.workloads) for (const target of to.workloads) allow(source, target, ports);
    }
  }
  const connections = [...allowed].flatMap(([from, targets]) => [...targets].map(([to, ports]) => ({ from, to, ports: printPorts(ports) })));
  return { connections: connections.sort(byEnds), issues: refusePolicies(refused, manifests) };
}

function placeController({ namespaceLabels: labels = {}, podLabels = {} }: OutsideEndSettings, index: number): Controller {
  return { pod: controllerPod(labels[namespaceNameLabel] ?? `{controller ${index}}`, podLabels), labels, wants: () => allPorts };
}

const controllerPod = (namespace: string, labels: Labels): NetworkPod => ({ namespace, workload: external, labels, ports: [], hostNetwork: false, addresses: [] });

const byEnds = (a: AllowedConnection, b: AllowedConnection): number => compare(a.from, b.from) || compare(a.to, b.to);
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
