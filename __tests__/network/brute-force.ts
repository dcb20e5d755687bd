/**
 * Who may talk to whom, found the slow way and apart from lib/checks/network: every Pod asks every Pod and every
 * address that could make a difference for every port that could, and each time all policies are read anew.
 * Manifests are taken as they come from arbitrary-cluster.ts: well-formed, IPv4 only.
 */
import type { Manifest, Peer, Policy, Port, Rule, Selector } from './arbitrary-cluster';

interface Guest {
  readonly workload: string;
  readonly namespace: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly ports: readonly { name?: string; containerPort: number; protocol?: string }[];
  /** Address of its node, or `unknown`, when it uses the node's network. */
  readonly node?: number | 'unknown';
}

/** The other end of a connection: a Pod, or an address outside. */
type End = Guest | number;

export function bruteForce(manifests: readonly Manifest[]): { from: string; to: string; ports: string }[] {
  const guests = manifests.flatMap(guestOf);
  const policies = manifests.flatMap((manifest) => (manifest.kind === 'NetworkPolicy' ? [manifest] : []));
  const spaces = new Map(manifests.flatMap((manifest) => (manifest.kind === 'Namespace' ? [[manifest.metadata.name, manifest.metadata.labels] as const] : [])));
  const starts = interestingPorts(manifests, guests);
  const addresses = interestingAddresses(policies);

  /** Whether a policy's rule about `other` on this port lets it through; `server` has the ports that names stand for. */
  const ruleAdmits = (rule: Rule, home: string, other: End, server: End, protocol: string, port: number): boolean => {
    const peers = rule.from ?? rule.to ?? [];
    const peerFits = peers.length === 0 || peers.some((peer) => peerIs(peer, home, other));
    const ports = rule.ports ?? [];
    return peerFits && (ports.length === 0 || ports.some((one) => portIs(one, server, protocol, port)));
  };

  const peerIs = (peer: Peer, home: string, other: End): boolean => {
    if (peer.ipBlock) {
      const { cidr, except = [] } = peer.ipBlock;
      const inside = (address: number) => inCidr(address, cidr) && !except.some((part) => inCidr(address, part));
      if (typeof other === 'number') return inside(other);
      if (other.node === 'unknown') return cidr.endsWith('/0') && except.length === 0;
      return other.node !== undefined && inside(other.node);
    }
    if (typeof other === 'number' || other.node !== undefined) return false;
    const rightSpace = peer.namespaceSelector
      ? fits(peer.namespaceSelector, { ...spaces.get(other.namespace), 'kubernetes.io/metadata.name': other.namespace })
      : other.namespace === home;
    return rightSpace && (!peer.podSelector || fits(peer.podSelector, other.labels));
  };

  const sideAdmits = (direction: 'Ingress' | 'Egress', subject: End, other: End, server: End, protocol: string, port: number): boolean => {
    if (typeof subject === 'number' || subject.node !== undefined) return true;
    const governing = policies.filter(
      ({ metadata, spec }) => (metadata.namespace ?? 'default') === subject.namespace && fits(spec.podSelector, subject.labels) && typesOf(spec).includes(direction),
    );
    if (governing.length === 0) return true;
    return governing.some(({ metadata, spec }) =>
      ((direction === 'Ingress' ? spec.ingress : spec.egress) ?? []).some((rule) => ruleAdmits(rule, metadata.namespace ?? 'default', other, server, protocol, port)),
    );
  };

  const admits = (client: End, server: End, protocol: string, port: number): boolean =>
    sideAdmits('Egress', client, server, server, protocol, port) && sideAdmits('Ingress', server, client, server, protocol, port);

  const names = [...new Set(guests.map(({ workload }) => workload))];
  const ends = new Map<string, readonly End[]>([
    ...names.map((name) => [name, guests.filter(({ workload }) => workload === name)] as const),
    ['external', addresses],
  ]);
  const answer: { from: string; to: string; ports: string }[] = [];
  for (const [from, clients] of ends) {
    for (const [to, servers] of ends) {
      if (from === to) continue;
      const ports = describePorts(starts, (protocol, port) =>
        clients.some((client) => servers.some((server) => admits(client, server, protocol, port))),
      );
      if (ports !== '') answer.push({ from, to, ports });
    }
  }
  return answer.sort((a, b) => (`${a.from}\n${a.to}` < `${b.from}\n${b.to}` ? -1 : 1));
}

function guestOf(manifest: Manifest): Guest[] {
  const namespace = manifest.metadata.namespace ?? 'default';
  if (manifest.kind === 'Deployment') {
    const { metadata, spec } = manifest.spec.template;
    return [{ workload: `${namespace}/${manifest.metadata.name}`, namespace, labels: metadata.labels, ports: spec.containers.flatMap(({ ports }) => ports) }];
  }
  if (manifest.kind !== 'Pod' || ['Succeeded', 'Failed'].includes(manifest.status.phase)) return [];
  const owner = manifest.metadata.ownerReferences?.find(({ controller }) => controller)?.name ?? manifest.metadata.name;
  const { hostIP } = manifest.status;
  return [
    {
      workload: `${namespace}/${owner}`,
      namespace,
      labels: manifest.metadata.labels,
      ports: manifest.spec.containers.flatMap(({ ports }) => ports),
      ...(manifest.spec.hostNetwork && { node: hostIP === undefined ? 'unknown' : toNumber(hostIP) }),
    },
  ];
}

const typesOf = (spec: Policy['spec']): readonly string[] =>
  spec.policyTypes && spec.policyTypes.length > 0 ? spec.policyTypes : spec.egress && spec.egress.length > 0 ? ['Ingress', 'Egress'] : ['Ingress'];

function fits(selector: Selector, labels: Readonly<Record<string, string>>): boolean {
  for (const [key, value] of Object.entries(selector.matchLabels ?? {})) if (labels[key] !== value) return false;
  for (const { key, operator, values = [] } of selector.matchExpressions ?? []) {
    const value = labels[key];
    if (operator === 'Exists' && value === undefined) return false;
    if (operator === 'DoesNotExist' && value !== undefined) return false;
    if (operator === 'In' && (value === undefined || !values.includes(value))) return false;
    if (operator === 'NotIn' && value !== undefined && values.includes(value)) return false;
  }
  return true;
}

function portIs({ protocol = 'TCP', port, endPort }: Port, server: End, askedProtocol: string, askedPort: number): boolean {
  if (protocol !== askedProtocol) return false;
  if (port === undefined) return true;
  if (typeof port === 'number') return askedPort >= port && askedPort <= (endPort ?? port);
  if (typeof server === 'number') return false;
  return server.ports.some((one) => one.name === port && (one.protocol ?? 'TCP') === protocol && one.containerPort === askedPort);
}

const toNumber = (address: string): number => address.split('.').reduce((value, part) => value * 256 + Number(part), 0);

function inCidr(address: number, cidr: string): boolean {
  const [base = '', bits = '32'] = cidr.split('/');
  const size = 2 ** (32 - Number(bits));
  return Math.floor(address / size) === Math.floor(toNumber(base) / size);
}

/** First and last address of every block and exception, and their neighbours outside. */
function interestingAddresses(policies: readonly Policy[]): number[] {
  const cidrs = policies.flatMap(({ spec }) =>
    [...(spec.ingress ?? []), ...(spec.egress ?? [])].flatMap((rule) =>
      (rule.from ?? rule.to ?? []).flatMap(({ ipBlock }) => (ipBlock ? [ipBlock.cidr, ...(ipBlock.except ?? [])] : [])),
    ),
  );
  const edges = cidrs.flatMap((cidr) => {
    const [base = '', bits = '32'] = cidr.split('/');
    const size = 2 ** (32 - Number(bits));
    const first = Math.floor(toNumber(base) / size) * size;
    return [first - 1, first, first + size - 1, first + size];
  });
  return [...new Set([0, ...edges])].filter((address) => address >= 0 && address < 2 ** 32);
}

/** Ports at which an answer can change: between two of them every port is treated alike. */
function interestingPorts(manifests: readonly Manifest[], guests: readonly Guest[]): number[] {
  const written = manifests
    .flatMap((manifest) => (manifest.kind === 'NetworkPolicy' ? [...(manifest.spec.ingress ?? []), ...(manifest.spec.egress ?? [])] : []))
    .flatMap(({ ports = [] }) => ports)
    .flatMap(({ port, endPort }) => (typeof port === 'number' ? [port, (endPort ?? port) + 1] : []));
  const named = guests.flatMap(({ ports }) => ports.flatMap(({ containerPort }) => [containerPort, containerPort + 1]));
  return [...new Set([1, ...written, ...named])].filter((port) => port <= 65535).sort((a, b) => a - b);
}

function describePorts(starts: readonly number[], admits: (protocol: string, port: number) => boolean): string {
  const byProtocol = ['SCTP', 'TCP', 'UDP'].flatMap((protocol) => {
    const runs: [number, number][] = [];
    for (const [index, start] of starts.entries()) {
      if (!admits(protocol, start)) continue;
      const end = (starts[index + 1] ?? 65536) - 1;
      const last = runs.at(-1);
      if (last && last[1] === start - 1) last[1] = end;
      else runs.push([start, end]);
    }
    return runs.length > 0 ? [`${protocol} ${runs.map(([first, last]) => (first === last ? `${first}` : `${first}-${last}`)).join(',')}`] : [];
  });
  const all = byProtocol.join(',');
  return all === 'SCTP 1-65535,TCP 1-65535,UDP 1-65535' ? 'All Connections' : all;
}
