import type { OutsideEndSettings, OutsideSettings } from '../../settings';
import type { AddressRange, AddressSet } from './addresses';
import { coversAddresses, cutAddresses, readCidr, subtractAddresses } from './addresses';
import type { Cluster } from './cluster';
import { namespaceLabels, namespaceNameLabel } from './cluster';
import { exampleLabels } from './example-labels';
import type { PolicyRule } from './policies';
import type { Labels } from './selectors';
import type { NetworkPod } from './workloads';

export const endNames = ['ingress', 'monitoring', 'collector', 'operator', 'apiserver', 'internet', 'dns'] as const satisfies readonly (keyof OutsideSettings)[];
export type EndName = (typeof endNames)[number];

/** A Pod outside the cell that stands for all Pods like it, and the outside ends that such Pods belong to. */
export interface Witness {
  readonly pod: NetworkPod;
  readonly ends: readonly EndName[];
  /** The ends that it was made for. */
  readonly standsFor: readonly EndName[];
}

/** Addresses that all policies and all outside ends treat alike. */
export interface AddressBlock {
  readonly range: AddressRange;
  readonly ends: readonly EndName[];
}

/** Everybody outside the cell who could make a difference. */
export interface Outsiders {
  readonly witnesses: readonly Witness[];
  /** Labels of the namespaces that the witnesses live in. */
  readonly namespaces: ReadonlyMap<string, Labels>;
  readonly blocks: readonly AddressBlock[];
}

/**
 * Finds a Pod for each end that the settings place by labels, one with nothing but its namespace, a stranger, one for
 * each Pod that a policy's peers describe; and all addresses.
 */
export function findOutsiders(outside: OutsideSettings, cluster: Cluster): Outsiders {
  const ends = endsOf(outside);
  const candidates = [...candidatesOf(ends), ...describedBy(cluster)].filter(({ pod, standsFor }) => standsFor || !cluster.namespaces.has(pod.namespace));
  const namespaces = new Map<string, Labels>();
  for (const { labels, pod } of candidates) {
    namespaces.set(pod.namespace, namespaceLabels(pod.namespace, { ...namespaces.get(pod.namespace), ...labels }));
  }
  const unlike = new Map<string, { readonly pod: NetworkPod; readonly standsFor: EndName[] }>();
  for (const { pod, standsFor } of candidates) {
    const key = JSON.stringify([pod.namespace, Object.entries(pod.labels).sort()]);
    const known = unlike.get(key) ?? { pod, standsFor: [] };
    if (standsFor) known.standsFor.push(standsFor);
    unlike.set(key, known);
  }
  const witnesses = [...unlike.values()].map(({ pod, standsFor }): Witness => ({
    pod,
    standsFor,
    ends: ends.filter(([, end]) => isByLabels(end) && holds(end, namespaces.get(pod.namespace) ?? {}, pod.labels)).map(([name]) => name),
  }));

  const placed = ends.map(([name, end]) => ({ name, addresses: addressesOf(end) }));
  const blocks = cutAddresses([...placed.map(({ addresses }) => addresses), ...addressPeersOf(cluster)]).map((range) => ({
    range,
    ends: placed.filter(({ addresses }) => coversAddresses(addresses, range)).map(({ name }) => name),
  }));
  return { witnesses, namespaces, blocks };
}

interface Candidate {
  readonly pod: NetworkPod;
  /** Labels of its namespace. */
  readonly labels: Labels;
  readonly standsFor?: EndName;
}

function candidatesOf(ends: readonly [EndName, OutsideEndSettings][]): Candidate[] {
  const stranger = { labels: {}, pod: podOf('{elsewhere}', {}, 'Pods of other namespaces') };
  const placed = ends.filter(([, end]) => isByLabels(end)).flatMap(([standsFor, { namespaceLabels: labels = {}, podLabels = {} }]) => {
    const namespace = labels[namespaceNameLabel] ?? `{${standsFor}}`;
    return [
      { standsFor, labels, pod: podOf(namespace, podLabels, standsFor) },
      { labels, pod: podOf(namespace, {}, describe(labels, {})) },
    ];
  });
  return [stranger, ...placed];
}

function describedBy(cluster: Cluster): Candidate[] {
  const peers = rulesOf(cluster).flatMap((rule) => rule.peers ?? []);
  return peers.flatMap((peer) => {
    if (peer.addresses || !peer.namespaces) return [];
    const own = exampleLabels(peer.pods);
    return exampleLabels(peer.namespaces).flatMap((labels) => {
      const namespace = labels[namespaceNameLabel] ?? `{${JSON.stringify(labels)}}`;
      return own.map((podLabels) => ({ labels, pod: podOf(namespace, podLabels, describe(labels, podLabels)) }));
    });
  });
}

function endsOf(outside: OutsideSettings): [EndName, OutsideEndSettings][] {
  return endNames.flatMap((name): [EndName, OutsideEndSettings][] => {
    const end = outside[name];
    return end ? [[name, end]] : [];
  });
}

const isByLabels = ({ namespaceLabels: space, podLabels }: OutsideEndSettings): boolean => space !== undefined || podLabels !== undefined;

const holds = (end: OutsideEndSettings, space: Labels, own: Labels): boolean => isPart(end.namespaceLabels ?? {}, space) && isPart(end.podLabels ?? {}, own);

const isPart = (part: Labels, whole: Labels): boolean => Object.entries(part).every(([key, value]) => whole[key] === value);

function addressesOf({ cidrs = [], except = [] }: OutsideEndSettings): AddressSet {
  const excepted = except.flatMap((cidr) => rangeOf(cidr));
  return cidrs.flatMap((cidr) => subtractAddresses(rangeOf(cidr), excepted)).sort(([a], [b]) => (a < b ? -1 : 1));
}

function rangeOf(cidr: string): AddressRange[] {
  const range = readCidr(cidr);
  return range ? [range] : [];
}

const rulesOf = ({ policies }: Cluster): PolicyRule[] => policies.flatMap(({ ingress = [], egress = [] }) => [...ingress, ...egress]);

const addressPeersOf = (cluster: Cluster): AddressSet[] =>
  rulesOf(cluster).flatMap(({ peers = [] }) => peers.flatMap(({ addresses }) => (addresses ? [addresses] : [])));

function describe(space: Labels, own: Labels): string {
  const of = Object.keys(space).length > 0 ? `namespaces with ${printLabels(space)}` : 'any namespace';
  return Object.keys(own).length > 0 ? `Pods with ${printLabels(own)} of ${of}` : `Pods of ${of}`;
}

const printLabels = (labels: Labels): string =>
  Object.entries(labels)
    .map(([key, value]) => `${key}=${value}`)
    .join(',');

const podOf = (namespace: string, labels: Labels, workload: string): NetworkPod => ({ namespace, workload, labels, ports: [], hostNetwork: false, addresses: [] });
