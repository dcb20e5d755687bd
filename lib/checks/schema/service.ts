import { dnsLabelFault, dnsSubdomainFault, isAddress, isCidr, portNameFault, qualifiedNameFault } from '../../schema';
import { checkLabels } from './labels';
import type { Place } from './place';
import { checkUnique } from './place';
import { show } from './say';

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
    port.range('targetPort', 1, 65535);
    port.name('appProtocol', qualifiedNameFault);
    const target = port.get('targetPort');
    if (typeof target === 'string') port.nameAt('targetPort', target, portNameFault);
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
  else port.range('nodePort', nodePorts.least, nodePorts.most);
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
    if (!isAddress(ip) || /^(127\.|169\.254\.|224\.0\.0\.|0\.0\.0\.0$|::1$|::$|fe80:|ff02:)/i.test(ip)) {
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
  spec.name('loadBalancerClass', qualifiedNameFault);
  const affinity = spec.object('sessionAffinityConfig');
  const timeout = affinity?.object('clientIP');
  if (spec.text('sessionAffinity') !== 'ClientIP') {
    if (affinity !== undefined) spec.fault('SCHEMA_FORBIDDEN', 'sessionAffinityConfig', 'may only be set with sessionAffinity ClientIP');
  } else timeout?.range('timeoutSeconds', 1, longestAffinity);
}
