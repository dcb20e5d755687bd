import { dnsLabelFault, dnsSubdomainFault, isAddress, isCidr, portNameFault, qualifiedNameFault } from '../../schema';
import { isReachable } from './endpoints';
import { checkLabels } from './labels';
import type { Place } from './place';
import { checkUnique } from './place';
import { show } from './say';

/** The API server's default; its flag --service-node-port-range may say otherwise. */
const nodePorts = { least: 30000, most: 32767 };
const longestAffinity = 86400;

export function checkService(object: Place): void {
  const spec = object.object('spec');
  if (spec === undefined) {
    object.fault('SCHEMA_REQUIRED', ['spec', 'ports'], 'a Service needs ports');
    return;
  }
  const type = spec.text('type') || 'ClusterIP';
  const headless = spec.text('clusterIP') === 'None';
  checkLabels(spec, 'selector');
  if (type === 'ExternalName') checkExternalName(spec);
  else if (spec.items('ports').length === 0 && !headless) spec.require('ports', 'unless clusterIP is None');
  if (type === 'LoadBalancer' && headless) spec.fault('SCHEMA_INVALID', 'clusterIP', 'may not be None for a LoadBalancer');
  if (type === 'NodePort' && headless) spec.fault('SCHEMA_INVALID', 'clusterIP', 'may not be None for a NodePort');
  checkPorts(spec, type);
  checkAddresses(spec, type);
  checkTraffic(spec, type);
}

function checkExternalName(spec: Place): void {
  const name = spec.text('externalName').replace(/\.$/, '');
  if (name === '') spec.require('externalName', 'with type ExternalName');
  else spec.nameAt('externalName', name, dnsSubdomainFault);
  if (spec.text('clusterIP') !== '') spec.fault('SCHEMA_FORBIDDEN', 'clusterIP', 'may not be set with type ExternalName');
}

function checkPorts(spec: Place, type: string): void {
  const ports = spec.items('ports');
  const seen = new Set<string>();
  const nodes = new Set<string>();
  checkUnique(ports, 'name');
  for (const port of ports) {
    if (ports.length > 1) port.require('name', 'where there is more than one port');
    port.name('name', dnsLabelFault);
    port.range('port', 1, 65535);
    // A targetPort of 0 is the port itself.
    port.range('targetPort', 0, 65535);
    port.pointer('appProtocol', qualifiedNameFault);
    const target = port.get('targetPort');
    if (typeof target === 'string' && target !== '') port.nameAt('targetPort', target, portNameFault);
    const protocol = port.text('protocol') || 'TCP';
    const key = `${protocol}/${port.number('port') ?? ''}`;
    if (seen.has(key)) port.fault('SCHEMA_DUPLICATE', [], `another port is ${key}`);
    seen.add(key);
    checkNodePort(port, type, protocol, nodes);
  }
}

function checkNodePort(port: Place, type: string, protocol: string, taken: Set<string>): void {
  const node = port.number('nodePort') ?? 0;
  if (node === 0) return;
  if (type !== 'NodePort' && type !== 'LoadBalancer') port.fault('SCHEMA_FORBIDDEN', 'nodePort', `may not be set with type ${type}`);
  else if (node < nodePorts.least || node > nodePorts.most) port.fault('SCHEMA_NODE_PORT', 'nodePort', `${node} is not between ${nodePorts.least} and ${nodePorts.most}, the default range of an API server`);
  const key = `${protocol}/${node}`;
  if (taken.has(key)) port.fault('SCHEMA_DUPLICATE', 'nodePort', `node port ${key} is already taken`);
  taken.add(key);
}

function checkAddresses(spec: Place, type: string): void {
  const address = spec.text('clusterIP');
  if (type !== 'ExternalName' && address !== '' && address !== 'None' && !isAddress(address)) {
    spec.fault('SCHEMA_FORMAT', 'clusterIP', `${show(address)} is neither an IP address nor None`);
  }
  spec.texts('externalIPs').forEach((ip, index) => {
    if (!isReachable(ip)) {
      spec.fault('SCHEMA_FORMAT', ['externalIPs', index], `${show(ip)} is no IP address that a Service can have`);
    }
  });
  const ranges = spec.texts('loadBalancerSourceRanges');
  if (ranges.length > 0 && type !== 'LoadBalancer') spec.fault('SCHEMA_FORBIDDEN', 'loadBalancerSourceRanges', 'may only be set with type LoadBalancer');
  ranges.forEach((range, index) => {
    if (!isCidr(range.trim())) spec.fault('SCHEMA_FORMAT', ['loadBalancerSourceRanges', index], `${show(range)} is no address range`);
  });
  const families = spec.texts('ipFamilies');
  families.forEach((family, index) => {
    if (!['IPv4', 'IPv6'].includes(family)) spec.fault('SCHEMA_UNSUPPORTED', ['ipFamilies', index], `${show(family)} is not supported; IPv4 and IPv6 are`);
    if (families.indexOf(family) < index) spec.fault('SCHEMA_DUPLICATE', ['ipFamilies', index], `${family} stands twice`);
  });
}

function checkTraffic(spec: Place, type: string): void {
  const outside = type === 'NodePort' || type === 'LoadBalancer';
  if (!outside && spec.texts('externalIPs').length === 0) spec.forbid('externalTrafficPolicy', `with type ${type}`);
  spec.range('healthCheckNodePort', 0, 65535);
  const checkPort = spec.number('healthCheckNodePort') ?? 0;
  if (checkPort !== 0 && !(type === 'LoadBalancer' && spec.text('externalTrafficPolicy') === 'Local')) {
    spec.fault('SCHEMA_FORBIDDEN', 'healthCheckNodePort', 'may only be set with type LoadBalancer and externalTrafficPolicy Local');
  }
  if (type !== 'LoadBalancer') for (const key of ['loadBalancerClass', 'allocateLoadBalancerNodePorts']) if (spec.has(key)) spec.fault('SCHEMA_FORBIDDEN', key, 'may only be set with type LoadBalancer');
  spec.pointer('loadBalancerClass', qualifiedNameFault);
  if (spec.text('sessionAffinity') === 'ClientIP') spec.object('sessionAffinityConfig')?.object('clientIP')?.range('timeoutSeconds', 1, longestAffinity);
}
