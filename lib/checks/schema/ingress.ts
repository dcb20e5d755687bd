import { dns1035LabelFault, dnsLabelFault, dnsSubdomainFault, isAddress, pathSegmentFault, wildcardHostFault } from '../../schema';
import type { Place } from './place';
import { checkOneOf } from './environment';
import { checkPort } from './probe';
import { show } from './say';

export function checkIngress(object: Place): void {
  const spec = object.object('spec');
  if (spec === undefined || (!spec.has('defaultBackend') && spec.items('rules').length === 0)) {
    object.fault('SCHEMA_INVALID', 'spec', 'rules or a defaultBackend are required');
    return;
  }
  const annotation = object.object('metadata')?.object('annotations')?.has('kubernetes.io/ingress.class') === true;
  if (annotation && spec.has('ingressClassName')) spec.fault('SCHEMA_INVALID', 'ingressClassName', 'may not be set beside the annotation kubernetes.io/ingress.class');
  spec.pointer('ingressClassName', dnsSubdomainFault);
  const fallback = spec.object('defaultBackend');
  if (fallback !== undefined) checkBackend(fallback);
  for (const rule of spec.items('rules')) checkRule(rule);
  for (const tls of spec.items('tls')) {
    tls.texts('hosts').forEach((host, index) => tls.nameAt(['hosts', index], host, hostFault(host)));
    tls.name('secretName', dnsSubdomainFault);
  }
}

const hostFault = (host: string) => (host.startsWith('*') ? wildcardHostFault : dnsSubdomainFault);

function checkHost(owner: Place, at: readonly (string | number)[], host: string): void {
  if (isAddress(host)) owner.fault('SCHEMA_INVALID', at, `${show(host)} is an address; a host name is wanted`);
  else owner.nameAt(at, host, hostFault(host));
}

function checkRule(rule: Place): void {
  const host = rule.text('host');
  if (host !== '') checkHost(rule, ['host'], host);
  for (const path of rule.object('http')?.items('paths') ?? []) {
    checkPath(path);
    const backend = path.object('backend');
    if (backend !== undefined) checkBackend(backend);
  }
}

const strangePath = /\/\/|\/\.\/|\/\.\.\/|%2f|%2F|\/\.\.$|\/\.$/;

function checkPath(rule: Place): void {
  const type = rule.text('pathType');
  const path = rule.text('path');
  if (type === 'Exact' || type === 'Prefix') {
    if (!path.startsWith('/')) rule.fault('SCHEMA_INVALID', 'path', `${show(path)} must start with "/"`);
    else if (strangePath.test(path)) rule.fault('SCHEMA_INVALID', 'path', `${show(path)} must not contain "//", ".", ".." or "%2f" as a part`);
  } else if (path !== '' && !path.startsWith('/')) {
    rule.fault('SCHEMA_INVALID', 'path', `${show(path)} must start with "/"`);
  }
}

function checkBackend(backend: Place): void {
  checkOneOf(backend, ['service', 'resource']);
  const resource = backend.object('resource');
  resource?.pointer('apiGroup', dnsSubdomainFault);
  for (const key of ['kind', 'name']) {
    resource?.require(key);
    resource?.name(key, pathSegmentFault);
  }
  const service = backend.object('service');
  if (service === undefined) return;
  service.name('name', dns1035LabelFault);
  const port = service.object('port');
  const name = port?.text('name') ?? '';
  const number = port?.number('number') ?? 0;
  if (port === undefined || (name === '' && number === 0)) service.fault('SCHEMA_REQUIRED', 'port', 'a port by name or number is required');
  else if (name !== '' && number !== 0) port.fault('SCHEMA_FORBIDDEN', 'number', 'may not be set beside name');
  else checkPort(port, name === '' ? 'number' : 'name');
}

/** IngressClass: the controller's name is a domain and a path. */
export function checkIngressClass(object: Place): void {
  const spec = object.child('spec');
  spec.require('controller');
  spec.name('controller', (text) => {
    const slash = text.indexOf('/');
    if (slash < 0 || !/^[A-Za-z0-9/\-._~%!$&'()*+,;=:]+$/.test(text.slice(slash + 1))) return 'must be a domain, "/" and a path';
    return dnsSubdomainFault(text.slice(0, slash));
  });
  const parameters = spec.object('parameters');
  if (parameters === undefined) return;
  parameters.pointer('apiGroup', dnsSubdomainFault);
  for (const key of ['kind', 'name']) parameters.name(key, pathSegmentFault);
  if (parameters.has('scope') && !['Cluster', 'Namespace'].includes(parameters.text('scope'))) parameters.fault('SCHEMA_UNSUPPORTED', 'scope', 'must be Cluster or Namespace');
  parameters.name('namespace', dnsLabelFault);
  if (parameters.text('scope') === 'Namespace') parameters.require('namespace', 'with scope Namespace');
  else parameters.forbid('namespace', 'with scope Cluster');
}
