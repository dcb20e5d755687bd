import fc from 'fast-check';

export interface Selector {
  matchLabels?: Record<string, string>;
  matchExpressions?: { key: string; operator: 'In' | 'NotIn' | 'Exists' | 'DoesNotExist'; values?: string[] }[];
}
export interface Peer {
  ipBlock?: { cidr: string; except?: string[] };
  namespaceSelector?: Selector;
  podSelector?: Selector;
}
export interface Port {
  protocol?: 'TCP' | 'UDP' | 'SCTP';
  port?: number | string;
  endPort?: number;
}
export interface Rule {
  from?: Peer[];
  to?: Peer[];
  ports?: Port[];
}
interface Container {
  name: string;
  ports: { name?: string; containerPort: number; protocol?: 'TCP' | 'UDP' | 'SCTP' }[];
}
interface Meta {
  name: string;
  namespace?: string;
}
export interface Policy {
  apiVersion: 'networking.k8s.io/v1';
  kind: 'NetworkPolicy';
  metadata: Meta;
  spec: { podSelector: Selector; policyTypes?: string[]; ingress?: Rule[]; egress?: Rule[] };
}
export type Manifest =
  | Policy
  | { apiVersion: 'v1'; kind: 'Namespace'; metadata: Meta & { labels: Record<string, string> } }
  | {
      apiVersion: 'apps/v1';
      kind: 'Deployment';
      metadata: Meta;
      spec: { template: { metadata: { labels: Record<string, string> }; spec: { containers: Container[] } } };
    }
  | {
      apiVersion: 'v1';
      kind: 'Pod';
      metadata: Meta & { labels: Record<string, string>; ownerReferences?: { name: string; controller: boolean }[] };
      spec: { hostNetwork?: boolean; containers: Container[] };
      status: { phase: string; hostIP?: string };
    };

// Few names, so that selectors and labels meet often.
const label = fc.constantFrom('a', 'b');
const value = fc.constantFrom('x', 'y');
const namespace = fc.constantFrom('one', 'two', undefined);
const labels = fc.dictionary(label, value, { maxKeys: 2 });
const protocol = fc.constantFrom('TCP', 'UDP', 'SCTP', undefined);
const portName = fc.constantFrom('http', 'dns');
const portNumber = fc.oneof(fc.integer({ min: 1, max: 9 }), fc.constantFrom(1, 65534, 65535));

const selector = (keys: fc.Arbitrary<string>): fc.Arbitrary<Selector> =>
  fc.record(
    {
      matchLabels: fc.dictionary(keys, value, { maxKeys: 1 }),
      matchExpressions: fc.array(
        fc.oneof(
          fc.record({ key: keys, operator: fc.constantFrom('In', 'NotIn'), values: fc.uniqueArray(fc.oneof(value, fc.constantFrom('one', 'default')), { minLength: 1, maxLength: 2 }) }),
          fc.record({ key: keys, operator: fc.constantFrom('Exists', 'DoesNotExist') }),
        ),
        { maxLength: 1 },
      ),
    },
    { requiredKeys: [] },
  );
const podSelector = selector(label);
const namespaceSelector = selector(fc.oneof(label, fc.constant('kubernetes.io/metadata.name')));

const cidr = fc.constantFrom('0.0.0.0/0', '10.0.0.0/8', '10.0.0.0/9', '10.128.0.0/9', '10.1.2.3/32', '192.168.1.77/24');
const peer: fc.Arbitrary<Peer> = fc.oneof(
  fc.record({ podSelector }),
  fc.record({ namespaceSelector }),
  fc.record({ namespaceSelector, podSelector }),
  fc.record({ ipBlock: fc.record({ cidr, except: fc.array(cidr, { maxLength: 2 }) }, { requiredKeys: ['cidr'] }) }),
);
const port: fc.Arbitrary<Port> = fc.oneof(
  fc.record({ protocol }),
  fc.record({ protocol, port: fc.oneof(portNumber, portName) }),
  fc.tuple(protocol, portNumber, portNumber).map(([one, a, b]) => ({ protocol: one, port: Math.min(a, b), endPort: Math.max(a, b) })),
);
const rule = (side: 'from' | 'to'): fc.Arbitrary<Rule> =>
  fc.record({ [side]: fc.array(peer, { maxLength: 2 }), ports: fc.array(port, { maxLength: 2 }) }, { requiredKeys: [] });

const policy: fc.Arbitrary<Manifest> = fc
  .record({
    space: namespace,
    spec: fc.record(
      {
        podSelector,
        policyTypes: fc.subarray(['Ingress', 'Egress']),
        ingress: fc.array(rule('from'), { maxLength: 2 }),
        egress: fc.array(rule('to'), { maxLength: 2 }),
      },
      { requiredKeys: ['podSelector'] },
    ),
  })
  .map(({ space, spec }) => ({ apiVersion: 'networking.k8s.io/v1', kind: 'NetworkPolicy', metadata: { name: 'policy', namespace: space }, spec }));

const container: fc.Arbitrary<Container> = fc.record({
  name: fc.constant('main'),
  ports: fc.array(fc.record({ name: portName, containerPort: portNumber, protocol }, { requiredKeys: ['containerPort'] }), { maxLength: 2 }),
});
const workloadName = fc.constantFrom('w1', 'w2', 'w3', 'w4');

const deployment: fc.Arbitrary<Manifest> = fc
  .record({ name: workloadName, space: namespace, labels, containers: fc.array(container, { maxLength: 2 }) })
  .map(({ name, space, labels: own, containers }) => ({
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name, namespace: space },
    spec: { template: { metadata: { labels: own }, spec: { containers } } },
  }));

const pod: fc.Arbitrary<Manifest> = fc
  .record({
    name: workloadName,
    space: namespace,
    labels,
    owner: fc.option(fc.record({ name: workloadName, controller: fc.boolean() }), { nil: undefined }),
    hostNetwork: fc.constantFrom(true, false, undefined, undefined),
    containers: fc.array(container, { maxLength: 2 }),
    phase: fc.constantFrom('Running', 'Pending', 'Running', 'Succeeded', 'Failed'),
    hostIP: fc.constantFrom('10.1.2.3', '172.16.0.1', undefined),
  })
  .map(({ name, space, labels: own, owner, hostNetwork, containers, phase, hostIP }) => ({
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name, namespace: space, labels: own, ...(owner && { ownerReferences: [owner] }) },
    spec: { hostNetwork, containers },
    status: { phase, hostIP },
  }));

const space: fc.Arbitrary<Manifest> = fc
  .record({ name: fc.constantFrom('one', 'two', 'default'), labels })
  .map(({ name, labels: own }) => ({ apiVersion: 'v1', kind: 'Namespace', metadata: { name, labels: own } }));

/** A small cluster: Namespaces, Deployments, Pods of all phases, and policies that use every field there is. */
export const arbitraryCluster: fc.Arbitrary<Manifest[]> = fc
  .tuple(
    fc.uniqueArray(space, { maxLength: 3, selector: ({ metadata }) => metadata.name }),
    fc.array(fc.oneof(deployment, pod), { minLength: 1, maxLength: 6 }),
    fc.array(policy, { maxLength: 5 }),
  )
  .map((parts) => parts.flat());
