// Kubernetes documentation, "Network Policies" (concepts/services-networking/network-policies), and the field
// descriptions of networking.k8s.io/v1 in the API reference.
import { connectionsInside, connectionsOf, podsNamed, policyIn } from './connections-of';

const pair = podsNamed('shop', 'back', 'front');

describe('isolation', () => {
  test('Pods that no policy selects are open both ways', () => {
    expect(connectionsOf(pair)).toEqual([
      'external => shop/back : All Connections',
      'external => shop/front : All Connections',
      'shop/back => external : All Connections',
      'shop/back => shop/front : All Connections',
      'shop/front => external : All Connections',
      'shop/front => shop/back : All Connections',
    ]);
  });

  test('a policy with neither types nor rules isolates ingress only', () => {
    expect(connectionsOf(pair + policyIn('shop', '{podSelector: {matchLabels: {app: back}}}'))).toEqual([
      'external => shop/front : All Connections',
      'shop/back => external : All Connections',
      'shop/back => shop/front : All Connections',
      'shop/front => external : All Connections',
    ]);
  });

  test('egress rules without policyTypes isolate egress too', () => {
    expect(connectionsOf(pair + policyIn('shop', '{podSelector: {matchLabels: {app: back}}, egress: [{ports: [{protocol: UDP, port: 53}]}]}'))).toEqual([
      'external => shop/front : All Connections',
      'shop/back => external : UDP 53',
      'shop/back => shop/front : UDP 53',
      'shop/front => external : All Connections',
    ]);
  });

  test('an empty list of egress rules without policyTypes does not isolate egress', () => {
    expect(connectionsInside(pair + policyIn('shop', '{podSelector: {matchLabels: {app: back}}, egress: []}'))).toEqual([
      'shop/back => shop/front : All Connections',
    ]);
  });

  test('policyTypes Egress alone leaves ingress open, and its ingress rules count for nothing', () => {
    const spec = '{podSelector: {matchLabels: {app: back}}, policyTypes: [Egress], ingress: [{ports: [{port: 80}]}]}';
    expect(connectionsInside(pair + policyIn('shop', spec))).toEqual(['shop/front => shop/back : All Connections']);
  });

  test('a policy selects Pods of its own namespace only', () => {
    expect(connectionsInside(podsNamed('shop', 'back') + podsNamed('office', 'back') + policyIn('shop', '{podSelector: {}}'))).toEqual([
      'shop/back => office/back : All Connections',
    ]);
  });

  test('both ends must allow a connection', () => {
    const ingress = policyIn('shop', '{podSelector: {matchLabels: {app: back}}, ingress: [{ports: [{port: 80, endPort: 90}]}]}');
    const egress = policyIn('shop', '{podSelector: {matchLabels: {app: front}}, policyTypes: [Egress], egress: [{ports: [{port: 85, endPort: 99}, {port: 7}]}]}');
    expect(connectionsInside(pair + ingress + egress)).toEqual(['shop/back => shop/front : All Connections', 'shop/front => shop/back : TCP 85-90']);
  });

  test('policies add up', () => {
    const one = policyIn('shop', '{podSelector: {}, ingress: [{ports: [{port: 80}]}]}');
    const other = policyIn('shop', '{podSelector: {matchLabels: {app: back}}, ingress: [{ports: [{port: 443}, {port: 9003, protocol: SCTP}]}]}');
    expect(connectionsInside(pair + one + other)).toEqual(['shop/back => shop/front : TCP 80', 'shop/front => shop/back : SCTP 9003,TCP 80,443']);
  });
});

describe('peers', () => {
  const all = `${podsNamed('shop', 'back', 'front')}${podsNamed('office', 'front')}
---
apiVersion: v1
kind: Namespace
metadata: {name: office, labels: {team: staff}}
`;
  const from = (peers: string) =>
    connectionsInside(all + policyIn('shop', `{podSelector: {matchLabels: {app: back}}, ingress: [{from: ${peers}}]}`)).filter((line) => line.includes('=> shop/back'));

  test('podSelector means Pods of the namespace of the policy', () => {
    expect(from('[{podSelector: {matchLabels: {app: front}}}]')).toEqual(['shop/front => shop/back : All Connections']);
  });

  test('namespaceSelector means all Pods of the namespaces', () => {
    expect(from('[{namespaceSelector: {matchLabels: {team: staff}}}]')).toEqual(['office/front => shop/back : All Connections']);
  });

  test('both in one peer must hold', () => {
    expect(from('[{namespaceSelector: {matchLabels: {team: staff}}, podSelector: {matchLabels: {app: back}}}]')).toEqual([]);
  });

  test('two peers: either', () => {
    expect(from('[{namespaceSelector: {matchLabels: {team: staff}}}, {podSelector: {matchLabels: {app: front}}}]')).toEqual([
      'office/front => shop/back : All Connections',
      'shop/front => shop/back : All Connections',
    ]);
  });

  test('every namespace bears its name as a label, also one without a Namespace object', () => {
    expect(from('[{namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: shop}}}]')).toEqual(['shop/front => shop/back : All Connections']);
    expect(from('[{namespaceSelector: {matchExpressions: [{key: kubernetes.io/metadata.name, operator: NotIn, values: [shop]}]}}]')).toEqual([
      'office/front => shop/back : All Connections',
    ]);
  });

  test.each([
    ['{key: app, operator: In, values: [front, other]}', ['office/front', 'shop/front']],
    ['{key: app, operator: NotIn, values: [front]}', []],
    ['{key: tier, operator: NotIn, values: [front]}', ['office/front', 'shop/front']],
    ['{key: app, operator: Exists}', ['office/front', 'shop/front']],
    ['{key: app, operator: DoesNotExist}', []],
    ['{key: tier, operator: DoesNotExist}', ['office/front', 'shop/front']],
  ])('matchExpressions %s', (expression, sources) => {
    expect(from(`[{namespaceSelector: {}, podSelector: {matchExpressions: [${expression}]}}]`)).toEqual(
      sources.map((source) => `${source} => shop/back : All Connections`),
    );
  });

  test('an empty list of peers means everybody', () => {
    expect(from('[]')).toEqual(['office/front => shop/back : All Connections', 'shop/front => shop/back : All Connections']);
  });

  test('all Pods of all namespaces are not the outside', () => {
    const open = policyIn('shop', '{podSelector: {}, policyTypes: [Ingress, Egress], ingress: [{from: [{namespaceSelector: {}}]}], egress: [{to: [{namespaceSelector: {}}]}]}');
    expect(connectionsOf(pair + open)).toEqual(['shop/back => shop/front : All Connections', 'shop/front => shop/back : All Connections']);
  });
});

describe('address blocks', () => {
  const back = podsNamed('shop', 'back');
  const withIngress = (block: string) => connectionsOf(back + policyIn('shop', `{podSelector: {}, ingress: [{from: [{ipBlock: ${block}}], ports: [{port: 80}]}]}`));

  test('a block is the outside, not Pods', () => {
    expect(connectionsOf(pair + policyIn('shop', '{podSelector: {}, ingress: [{from: [{ipBlock: {cidr: 0.0.0.0/0}}]}]}'))).toEqual([
      'external => shop/back : All Connections',
      'external => shop/front : All Connections',
      'shop/back => external : All Connections',
      'shop/front => external : All Connections',
    ]);
  });

  test.each(['{cidr: 10.0.0.0/8}', '{cidr: "2001:db8::/32"}', '{cidr: 10.0.0.0/8, except: [10.0.0.0/9]}', '{cidr: 10.0.0.1/32}'])('%s lets the outside in', (block) => {
    expect(withIngress(block)).toEqual(['external => shop/back : TCP 80', 'shop/back => external : All Connections']);
  });

  test.each(['{cidr: 10.0.0.0/8, except: [10.0.0.0/9, 10.128.0.0/9]}', '{cidr: "fd00::/8", except: ["fd00::/8"]}'])('%s has no address left', (block) => {
    expect(withIngress(block)).toEqual(['shop/back => external : All Connections']);
  });

  test('the outside has the ports that any of its addresses has', () => {
    const spec = '{podSelector: {}, ingress: [{from: [{ipBlock: {cidr: 10.0.0.0/8}}], ports: [{port: 80}]}, {from: [{ipBlock: {cidr: 11.0.0.0/8}}], ports: [{port: 81}]}]}';
    expect(connectionsOf(back + policyIn('shop', spec))).toEqual(['external => shop/back : TCP 80-81', 'shop/back => external : All Connections']);
  });
});

describe('ports', () => {
  const named = `
apiVersion: apps/v1
kind: Deployment
metadata: {name: back, namespace: shop}
spec:
  template:
    metadata: {labels: {app: back}}
    spec:
      containers:
      - {name: main, ports: [{name: http, containerPort: 8080}, {name: dns, containerPort: 5353, protocol: UDP}]}
      - {name: side, ports: [{name: metrics, containerPort: 9100}]}
${podsNamed('shop', 'front')}`;
  const withPorts = (ports: string) =>
    connectionsInside(named + policyIn('shop', `{podSelector: {matchLabels: {app: back}}, ingress: [{ports: ${ports}}]}`)).filter((line) => line.includes('=> shop/back'));

  test.each([
    ['[{port: http}, {port: metrics}]', 'TCP 8080,9100'],
    ['[{port: dns, protocol: UDP}]', 'UDP 5353'],
    ['[{protocol: UDP}]', 'UDP 1-65535'],
    ['[{port: 80, endPort: 82}, {port: 83}, {port: 443}]', 'TCP 80-83,443'],
    ['[{port: 1, endPort: 79}, {port: 81, endPort: 65535}, {port: 9003, protocol: SCTP}, {port: 53, protocol: UDP}]', 'SCTP 9003,TCP 1-79,81-65535,UDP 53'],
    ['[{protocol: TCP}, {protocol: UDP}, {protocol: SCTP, port: 1, endPort: 65535}]', 'All Connections'],
    ['[]', 'All Connections'],
  ])('%s', (ports, printed) => {
    expect(withPorts(ports)).toEqual([`shop/front => shop/back : ${printed}`]);
  });

  test.each(['[{port: dns}]', '[{port: http, protocol: UDP}]', '[{port: grpc}]'])('%s names no port of the target', (ports) => {
    expect(withPorts(ports)).toEqual([]);
  });

  test('in an egress rule a name is looked up on each target, and the outside has no names', () => {
    const spec = '{podSelector: {matchLabels: {app: front}}, policyTypes: [Egress], egress: [{ports: [{port: http}]}]}';
    expect(connectionsOf(named + policyIn('shop', spec)).filter((line) => line.startsWith('shop/front'))).toEqual(['shop/front => shop/back : TCP 8080']);
  });
});
