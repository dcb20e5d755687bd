import { dnsLabelFault, dnsSubdomainFault, isAddress } from '../../schema';
import { isIPv4, isIPv6 } from 'node:net';
import type { Place } from './place';
import { show } from './say';

/** Endpoints: each subset has addresses and named ports. */
export function checkEndpoints(object: Place): void {
  for (const subset of object.items('subsets')) {
    const addresses = [...subset.items('addresses'), ...subset.items('notReadyAddresses')];
    if (addresses.length === 0) subset.fault('SCHEMA_REQUIRED', [], 'addresses or notReadyAddresses are required');
    for (const address of addresses) {
      const ip = address.text('ip');
      if (ip !== '' && !isReachable(ip)) address.fault('SCHEMA_FORMAT', 'ip', `${show(ip)} is no IP address that a Service can send to`);
      address.name('hostname', dnsLabelFault);
      address.name('nodeName', dnsSubdomainFault);
    }
    const ports = subset.items('ports');
    for (const port of ports) {
      if (ports.length > 1) port.require('name', 'where there is more than one port');
      port.name('name', dnsLabelFault);
      port.range('port', 1, 65535);
    }
  }
}

/** Loopback, link-local and multicast addresses are refused. */
export function isReachable(ip: string): boolean {
  return isAddress(ip) && !/^(127\.|169\.254\.|224\.0\.0\.|0\.0\.0\.0$|::1$|::$|fe80:|ff02:)/i.test(ip);
}

const mostAddresses = 100;

/** EndpointSlice: addresses of the one type that the slice names. */
export function checkEndpointSlice(object: Place): void {
  const type = object.text('addressType');
  const fits = type === 'IPv4' ? isIPv4 : type === 'IPv6' ? isIPv6 : (text: string) => dnsSubdomainFault(text) === undefined;
  for (const endpoint of object.items('endpoints')) {
    const addresses = endpoint.texts('addresses');
    if (addresses.length > mostAddresses) endpoint.fault('SCHEMA_RANGE', 'addresses', `has ${addresses.length} items; at most ${mostAddresses} are allowed`);
    addresses.forEach((address, index) => {
      if (!fits(address) || (type !== 'FQDN' && !isReachable(address))) endpoint.fault('SCHEMA_FORMAT', ['addresses', index], `${show(address)} is no ${type} address that a Service can send to`);
    });
    endpoint.name('hostname', dnsLabelFault);
    endpoint.name('nodeName', dnsSubdomainFault);
  }
  const names = new Set<string>();
  for (const port of object.items('ports')) {
    const name = port.text('name');
    port.name('name', dnsLabelFault);
    // Two ports without a name share the empty one.
    if (names.has(name)) port.fault('SCHEMA_DUPLICATE', 'name', `${show(name)} is already taken`);
    names.add(name);
  }
}
