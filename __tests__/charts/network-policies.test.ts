import { networkPolicies } from '../../charts/parts/network-policies';
import { namespacePolicies } from '../../charts/parts/platform';
import type { Connection } from '../../lib/render/system';
import { cell, names, only, render, yaml } from './render';

const outside = `
outside:
  ingress: { namespaceLabels: { kubernetes.io/metadata.name: ingress-nginx }, podLabels: { app: nginx } }
  internet: { cidrs: [0.0.0.0/0], except: [10.0.0.0/8] }
`;
const call = (from: string, to: string, ...ports: number[]): Connection => ({ from, to, ports: ports.map((port) => ({ port })), reason: 'test' });
const labels = { 'app.kubernetes.io/part-of': 'shop' };

describe('enforced', () => {
  const connections = [call('page', 'prices', 8000), call('ingress', 'page', 3000), call('prices', 'postgres', 5432), call('prices', 'internet', 443)];
  const objects = render((chart) => networkPolicies(chart, cell(outside), connections, { page: labels, prices: labels }, { postgres: { 'cnpg.io/cluster': 'postgres' } }));

  test('each workload has one policy with one rule for each of its connections, both ways', () => {
    expect(names(objects)).toEqual(['NetworkPolicy/page', 'NetworkPolicy/prices']);
    expect(only(objects, 'NetworkPolicy', 'page')['spec']).toEqual(
      yaml(`
podSelector: { matchLabels: { app.kubernetes.io/name: page } }
policyTypes: [Ingress, Egress]
ingress:
  - from:
      - namespaceSelector: { matchLabels: { kubernetes.io/metadata.name: ingress-nginx } }
        podSelector: { matchLabels: { app: nginx } }
    ports: [{ port: 3000, protocol: TCP }]
egress:
  - to: [{ podSelector: { matchLabels: { app.kubernetes.io/name: prices } } }]
    ports: [{ port: 8000, protocol: TCP }]
`),
    );
    expect(only(objects, 'NetworkPolicy', 'prices')['spec']).toEqual(
      yaml(`
podSelector: { matchLabels: { app.kubernetes.io/name: prices } }
policyTypes: [Ingress, Egress]
ingress:
  - from: [{ podSelector: { matchLabels: { app.kubernetes.io/name: page } } }]
    ports: [{ port: 8000, protocol: TCP }]
egress:
  - to: [{ podSelector: { matchLabels: { cnpg.io/cluster: postgres } } }]
    ports: [{ port: 5432, protocol: TCP }]
  - to: [{ ipBlock: { cidr: 0.0.0.0/0, except: [10.0.0.0/8] } }]
    ports: [{ port: 443, protocol: TCP }]
`),
    );
  });

  test('an outside end that the settings do not place opens nothing: a rule without peers would open it to all', () => {
    const [policy] = render((chart) => networkPolicies(chart, cell(), [call('page', 'collector', 4318), call('page', 'prices', 8000)], { page: labels }));
    expect(policy?.['spec']).not.toHaveProperty('ingress');
    expect(policy?.['spec']).toMatchObject({ policyTypes: ['Ingress', 'Egress'], egress: [{ to: [{ podSelector: { matchLabels: { 'app.kubernetes.io/name': 'prices' } } }] }] });
  });

  test('a workload without connections is left to the default deny', () => {
    expect(render((chart) => networkPolicies(chart, cell(), [], { page: labels }))).toEqual([]);
  });

  test('the namespace denies both ways, and lets names be looked up', () => {
    const base = render((chart) => namespacePolicies(chart, cell(outside), labels));
    expect(names(base)).toEqual(['NetworkPolicy/default-deny', 'NetworkPolicy/allow-dns']);
    expect(only(base, 'NetworkPolicy', 'default-deny')['spec']).toEqual({ podSelector: {}, policyTypes: ['Ingress', 'Egress'] });
    expect(only(base, 'NetworkPolicy', 'allow-dns')['spec']).toEqual(
      yaml(`
podSelector: {}
policyTypes: [Egress]
egress:
  - to:
      - namespaceSelector: { matchLabels: { kubernetes.io/metadata.name: kube-system } }
        podSelector: { matchLabels: { k8s-app: kube-dns } }
    ports: [{ port: 53, protocol: UDP }, { port: 53, protocol: TCP }]
`),
    );
  });

  test('without known DNS servers nothing is opened for them', () => {
    expect(names(render((chart) => namespacePolicies(chart, cell('outside: { dns: null }'), labels)))).toEqual(['NetworkPolicy/default-deny']);
  });

  test("cert-manager's solver answers challenges where a host has a certificate by ACME", () => {
    const acme = 'hosts: { shop.com: { tls: acme } }\ncertificates: { acme: { server: https://acme.example.com, email: a@example.com } }';
    const base = render((chart) => namespacePolicies(chart, cell(`${outside}${acme}`), labels));
    expect(only(base, 'NetworkPolicy', 'acme-solver')['spec']).toMatchObject({
      podSelector: { matchLabels: { 'acme.cert-manager.io/http01-solver': 'true' } },
      ingress: [{ ports: [{ port: 8089, protocol: 'TCP' }] }],
    });
  });
});

describe('basic', () => {
  const basic = `security: { networkPolicy: basic }${outside}`;

  test('what is in the namespace may talk, the Ingress controller may come in, and nothing keeps Pods from going out', () => {
    const base = render((chart) => namespacePolicies(chart, cell(basic), labels));
    expect(names(base)).toEqual(['NetworkPolicy/allow-same-namespace', 'NetworkPolicy/allow-from-ingress-controller']);
    expect(base.map(({ spec }) => spec)).toEqual(
      yaml(`
- podSelector: {}
  policyTypes: [Ingress]
  ingress: [{ from: [{ podSelector: {} }] }]
- podSelector: {}
  policyTypes: [Ingress]
  ingress:
    - from:
        - namespaceSelector: { matchLabels: { kubernetes.io/metadata.name: ingress-nginx } }
          podSelector: { matchLabels: { app: nginx } }
`),
    );
  });

  test('without a known Ingress controller nobody comes in from outside', () => {
    expect(names(render((chart) => namespacePolicies(chart, cell('security: { networkPolicy: basic }'), labels)))).toEqual(['NetworkPolicy/allow-same-namespace']);
  });

  test('no workload has a policy of its own', () => {
    expect(render((chart) => networkPolicies(chart, cell(basic), [call('page', 'prices', 8000)], { page: labels }))).toEqual([]);
  });
});
