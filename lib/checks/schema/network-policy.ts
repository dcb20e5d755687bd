import { containsCidr, isCidr } from '../../schema';
import { checkSelector } from './labels';
import type { Place } from './place';
import { checkPort } from './probe';
import { show } from './say';

export function checkNetworkPolicy(object: Place): void {
  const spec = object.child('spec');
  checkSelector(spec.object('podSelector'));
  for (const rule of spec.items('ingress')) checkRule(rule, 'from');
  for (const rule of spec.items('egress')) checkRule(rule, 'to');
  const types = spec.texts('policyTypes');
  if (types.length > 2) spec.fault('SCHEMA_INVALID', 'policyTypes', 'may not hold more than Ingress and Egress');
  types.forEach((type, index) => {
    if (type !== 'Ingress' && type !== 'Egress') spec.fault('SCHEMA_UNSUPPORTED', ['policyTypes', index], `${show(type)} is not supported; Ingress and Egress are`);
  });
}

function checkRule(rule: Place, peers: string): void {
  for (const port of rule.items('ports')) {
    checkPort(port);
    if (!port.has('endPort')) continue;
    const start = port.get('port');
    port.range('endPort', 1, 65535);
    if (!port.has('port')) port.fault('SCHEMA_INVALID', 'endPort', 'may not be set without port');
    else if (typeof start === 'string') port.fault('SCHEMA_INVALID', 'endPort', 'may not be set beside a named port');
    else if ((port.number('endPort') ?? 0) < (port.number('port') ?? 0)) port.fault('SCHEMA_INVALID', 'endPort', 'must not be less than port');
  }
  for (const peer of rule.items(peers)) checkPeer(peer);
}

function checkPeer(peer: Place): void {
  const block = peer.object('ipBlock');
  const selectors = ['podSelector', 'namespaceSelector'].filter((key) => peer.has(key));
  if (block === undefined) {
    if (selectors.length === 0) peer.fault('SCHEMA_REQUIRED', [], 'a peer needs a podSelector, a namespaceSelector or an ipBlock');
    for (const key of selectors) checkSelector(peer.object(key));
    return;
  }
  for (const key of selectors) peer.fault('SCHEMA_FORBIDDEN', key, 'may not be set beside ipBlock');
  const cidr = block.text('cidr');
  if (cidr === '') return;
  if (!isCidr(cidr)) return block.fault('SCHEMA_FORMAT', 'cidr', `${show(cidr)} is no address range such as 10.0.0.0/8`);
  block.texts('except').forEach((except, index) => {
    if (!isCidr(except)) block.fault('SCHEMA_FORMAT', ['except', index], `${show(except)} is no address range such as 10.1.0.0/16`);
    else if (!containsCidr(cidr, except) || containsCidr(except, cidr)) block.fault('SCHEMA_INVALID', ['except', index], `${show(except)} must lie strictly inside ${cidr}`);
  });
}
