import { k8s } from 'cdk8s-plus-28';
import type { Construct } from 'constructs';
import type { Settings } from '../../../lib/settings';
import { outsidePeers } from '../network-policies';

const tcp = (port: number): k8s.NetworkPolicyPort => ({ port: k8s.IntOrString.fromNumber(port), protocol: 'TCP' });
const udp = (port: number): k8s.NetworkPolicyPort => ({ port: k8s.IntOrString.fromNumber(port), protocol: 'UDP' });

/**
 * What holds for every Pod of the namespace (seed row C046, X14); each workload's own rules stand beside it. An end that
 * the settings do not place gets no policy: a rule without peers would be open to everyone.
 */
export function namespacePolicies(scope: Construct, settings: Settings, labels: Record<string, string>): void {
  const policy = (name: string, spec: k8s.NetworkPolicySpec): void => {
    new k8s.KubeNetworkPolicy(scope, `network-${name}`, { metadata: { name, labels }, spec });
  };
  const ingress = outsidePeers(settings.outside.ingress);
  if (settings.security.networkPolicy === 'basic') {
    policy('allow-same-namespace', { podSelector: {}, policyTypes: ['Ingress'], ingress: [{ from: [{ podSelector: {} }] }] });
    if (ingress.length > 0) policy('allow-from-ingress-controller', { podSelector: {}, policyTypes: ['Ingress'], ingress: [{ from: ingress }] });
    return;
  }
  policy('default-deny', { podSelector: {}, policyTypes: ['Ingress', 'Egress'] });
  const dns = outsidePeers(settings.outside.dns);
  // Names are looked up over UDP, and over TCP where an answer is too long (RFC 7766).
  if (dns.length > 0) policy('allow-dns', { podSelector: {}, policyTypes: ['Egress'], egress: [{ to: dns, ports: [udp(53), tcp(53)] }] });
  const solved = Object.values(settings.hosts).some(({ tls }) => tls === 'acme');
  if (solved && ingress.length > 0) policy('acme-solver', acmeSolver(ingress));
}

/**
 * cert-manager starts a Pod for each challenge, which answers on 8089 through the Ingress controller; it is no workload
 * of ours, so its label is cert-manager's (cert-manager.io, "HTTP Validation"; pkg/issuer/acme/http/pod.go).
 */
const acmeSolver = (from: k8s.NetworkPolicyPeer[]): k8s.NetworkPolicySpec => ({
  podSelector: { matchLabels: { 'acme.cert-manager.io/http01-solver': 'true' } },
  policyTypes: ['Ingress'],
  ingress: [{ from, ports: [tcp(8089)] }],
});
