import { k8s } from 'cdk8s-plus-28';
import type { Construct } from 'constructs';
import type { Connection, ConnectionPort } from '../../lib/render/system';
import type { OutsideEndSettings, OutsideSettings, Settings } from '../../lib/settings';
import { selectorOf } from './stores';

const outsideEnds = ['ingress', 'monitoring', 'collector', 'operator', 'apiserver', 'internet'] as const;

/** Labels of the Pods of workloads that an operator labels its own way, by workload. */
export type Selectors = Readonly<Record<string, Record<string, string>>>;

/**
 * One policy for each workload, with one rule for each declared connection that starts or ends there; nothing else
 * is open, because the namespace denies both ways. Only where policies are enforced.
 *
 * A connection to an outside end that the settings do not place gets no rule: a rule without peers would open the
 * port to everyone (kubernetes.io, NetworkPolicy, "from").
 */
export function networkPolicies(
  scope: Construct,
  settings: Settings,
  connections: readonly Connection[],
  workloads: Readonly<Record<string, Record<string, string>>>,
  selectors: Selectors = {},
): void {
  const podsOf = (workload: string): Record<string, string> => selectors[workload] ?? selectorOf(workload);
  if (settings.security.networkPolicy !== 'enforced') return;
  for (const [name, labels] of Object.entries(workloads)) {
    const ingress = connections
      .filter(({ to }) => to === name)
      .map(({ from, ports }) => ({ from: peersOf(from, settings.outside, podsOf), ports: portsOf(ports) }))
      .filter((rule) => rule.from.length > 0);
    const egress = connections
      .filter(({ from }) => from === name)
      .map(({ to, ports }) => ({ to: peersOf(to, settings.outside, podsOf), ports: portsOf(ports) }))
      .filter((rule) => rule.to.length > 0);
    if (ingress.length + egress.length === 0) continue;
    new k8s.KubeNetworkPolicy(scope, `network-${name}`, {
      metadata: { name, labels },
      spec: {
        podSelector: { matchLabels: podsOf(name) },
        policyTypes: ['Ingress', 'Egress'],
        // An empty list, which says the same as none, makes every server-side apply a change.
        ...(ingress.length > 0 && { ingress }),
        ...(egress.length > 0 && { egress }),
      },
    });
  }
}

function peersOf(end: string, outside: OutsideSettings, podsOf: (workload: string) => Record<string, string>): k8s.NetworkPolicyPeer[] {
  const outsideEnd = outsideEnds.find((name) => name === end);
  if (outsideEnd === undefined) return [{ podSelector: { matchLabels: podsOf(end) } }];
  return outsidePeers(outside[outsideEnd]);
}

/** The peers of an outside end: Pods by labels, addresses, or both. */
export function outsidePeers(end: OutsideEndSettings | undefined): k8s.NetworkPolicyPeer[] {
  const { namespaceLabels, podLabels, cidrs = [], except } = end ?? {};
  const byLabels = namespaceLabels === undefined && podLabels === undefined ? [] : [podsByLabels(namespaceLabels, podLabels)];
  return [...byLabels, ...cidrs.map((cidr) => ({ ipBlock: { cidr, ...(except && { except: [...except] }) } }))];
}

function podsByLabels(namespaceLabels: Labels | undefined, podLabels: Labels | undefined): k8s.NetworkPolicyPeer {
  return {
    namespaceSelector: { ...(namespaceLabels && { matchLabels: { ...namespaceLabels } }) },
    ...(podLabels && { podSelector: { matchLabels: { ...podLabels } } }),
  };
}

type Labels = Readonly<Record<string, string>>;

const portsOf = (ports: readonly ConnectionPort[]): k8s.NetworkPolicyPort[] =>
  ports.map(({ port, protocol = 'TCP' }) => ({ port: k8s.IntOrString.fromNumber(port), protocol }));
