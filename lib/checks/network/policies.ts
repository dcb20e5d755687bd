import type { Json, JsonObject, KubeObject } from '../../manifest';
import { isObject, listAt, objectAt } from '../field';
import type { AddressSet } from './addresses';
import { readCidr, subtractAddresses } from './addresses';
import { namespaceOf } from './namespace-of';
import type { PortSet, Protocol } from './port-set';
import { allPorts, lastPort, noPorts, portsOf, protocols, unionPorts } from './port-set';
import type { Selector } from './selectors';
import { readSelector } from './selectors';

/** Pods of the namespaces selected (absent: the policy's own), or addresses. */
export type PolicyPeer =
  | { readonly namespaces?: Selector; readonly pods: Selector; readonly addresses?: undefined }
  | { readonly addresses: AddressSet };

/** A port by name is looked up on the containers of each Pod it is asked of. */
export interface NamedPort {
  readonly protocol: Protocol;
  readonly name: string;
}

export interface PolicyRule {
  /** Absent: everybody, in the cluster and outside. */
  readonly peers?: readonly PolicyPeer[];
  readonly ports: PortSet;
  readonly namedPorts: readonly NamedPort[];
}

export interface NetworkPolicy {
  /** The manifest that it was read from. */
  readonly object: KubeObject;
  readonly namespace: string;
  readonly name: string;
  readonly pods: Selector;
  /** Absent: the policy does not isolate Pods in this direction. */
  readonly ingress?: readonly PolicyRule[];
  readonly egress?: readonly PolicyRule[];
}

/**
 * Reads a networking.k8s.io/v1 NetworkPolicy as the API server defaults it: policyTypes are Ingress, and Egress where
 * egress rules are given; a port's protocol is TCP. What the API server would refuse gives the reason as a string.
 */
export function readPolicy(object: KubeObject): NetworkPolicy | string {
  const spec = objectAt(object, 'spec') ?? {};
  const pods = readSelector(spec['podSelector'] ?? {});
  if (typeof pods === 'string') return `spec.podSelector: ${pods}`;
  const types = listAt(spec, 'policyTypes');
  const egressGiven = listAt(spec, 'egress').length > 0;
  const ingress = (types.length === 0 || types.includes('Ingress')) && readRules(listAt(spec, 'ingress'), 'from');
  if (typeof ingress === 'string') return `spec.ingress${ingress}`;
  const egress = (types.length === 0 ? egressGiven : types.includes('Egress')) && readRules(listAt(spec, 'egress'), 'to');
  if (typeof egress === 'string') return `spec.egress${egress}`;
  return {
    object,
    namespace: namespaceOf(object),
    name: object.metadata.name,
    pods,
    ...(ingress && { ingress }),
    ...(egress && { egress }),
  };
}

function readRules(entries: readonly Json[], side: 'from' | 'to'): PolicyRule[] | string {
  const rules: PolicyRule[] = [];
  for (const [index, entry] of entries.entries()) {
    const rule = readRule(isObject(entry) ? entry : {}, side);
    if (typeof rule === 'string') return `[${index}].${rule}`;
    rules.push(rule);
  }
  return rules;
}

function readRule(rule: JsonObject, side: 'from' | 'to'): PolicyRule | string {
  const peers: PolicyPeer[] = [];
  for (const [index, entry] of listAt(rule, side).entries()) {
    const peer = readPeer(isObject(entry) ? entry : {});
    if (typeof peer === 'string') return `${side}[${index}]${peer}`;
    peers.push(peer);
  }
  const ports = readPorts(listAt(rule, 'ports'));
  if (typeof ports === 'string') return ports;
  return peers.length > 0 ? { peers, ...ports } : ports;
}

function readPeer(peer: JsonObject): PolicyPeer | string {
  const block = peer['ipBlock'];
  const podSelector = peer['podSelector'] ?? undefined;
  const namespaceSelector = peer['namespaceSelector'] ?? undefined;
  if (isObject(block)) {
    return podSelector || namespaceSelector ? ': ipBlock cannot stand beside selectors' : readBlock(block);
  }
  if (podSelector === undefined && namespaceSelector === undefined) return ': a peer needs ipBlock, podSelector or namespaceSelector';
  const pods = readSelector(podSelector ?? {});
  if (typeof pods === 'string') return `.podSelector: ${pods}`;
  if (namespaceSelector === undefined) return { pods };
  const namespaces = readSelector(namespaceSelector);
  return typeof namespaces === 'string' ? `.namespaceSelector: ${namespaces}` : { namespaces, pods };
}

function readBlock(block: JsonObject): PolicyPeer | string {
  const cidr = readCidr(String(block['cidr']));
  if (!cidr) return `.ipBlock.cidr: ${JSON.stringify(block['cidr'] ?? null)} is not a CIDR`;
  const excepted = listAt(block, 'except').map((entry) => ({ entry, range: readCidr(String(entry)) }));
  const wrong = excepted.find(({ range }) => range === undefined);
  if (wrong) return `.ipBlock.except: ${JSON.stringify(wrong.entry)} is not a CIDR`;
  return { addresses: subtractAddresses([cidr], excepted.flatMap(({ range }) => (range ? [range] : []))) };
}

function readPorts(entries: readonly Json[]): Pick<PolicyRule, 'ports' | 'namedPorts'> | string {
  if (entries.length === 0) return { ports: allPorts, namedPorts: [] };
  let ports = noPorts;
  const namedPorts: NamedPort[] = [];
  for (const [index, value] of entries.entries()) {
    const entry = isObject(value) ? value : {};
    const protocol = protocols.find((one) => one === (entry['protocol'] ?? 'TCP'));
    if (!protocol) return `ports[${index}].protocol: ${JSON.stringify(entry['protocol'])} is not TCP, UDP or SCTP`;
    const port = entry['port'] ?? undefined;
    const end = entry['endPort'] ?? port;
    if (typeof port === 'string') namedPorts.push({ protocol, name: port });
    else if (port === undefined) ports = unionPorts(ports, portsOf(protocol, 1, lastPort));
    else if (isPort(port) && isPort(end)) ports = unionPorts(ports, portsOf(protocol, port, end));
    else return `ports[${index}]: ${JSON.stringify(isPort(port) ? end : port)} is not a port`;
  }
  return { ports, namedPorts };
}

const isPort = (value: Json | undefined): value is number =>
  typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= lastPort;
