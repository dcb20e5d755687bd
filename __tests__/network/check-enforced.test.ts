import { checkCell, closed, connection, deployments, inNamespace, outside, pod, policy } from './check-cell';

const workloads = deployments('front', 'back');
const frontToBack = connection('front', 'back', 8080);
const frontOut = policy('front', `{${pod('front')}, policyTypes: [Egress], egress: [{to: [{${pod('back')}}], ports: [{port: 8080}]}]}`);
const backIn = policy('back', `{${pod('back')}, policyTypes: [Ingress], ingress: [{from: [{${pod('front')}}], ports: [{port: 8080}]}]}`);
const check = (connections: Parameters<typeof checkCell>[1], text: string, ends = outside) => checkCell('enforced', connections, text, ends);

test('exactly the declared connection, both ways: nothing to say', () => {
  expect(check([frontToBack], workloads + closed + frontOut + backIn)).toEqual([]);
});

test('a closed egress is missing', () => {
  expect(check([frontToBack], workloads + closed + backIn)).toEqual([
    'NETWORK_PATH_MISSING default-deny.ts: front may not open TCP 8080 of back (front needs back): the egress of front is closed by default-deny, allow-dns.',
  ]);
});

test('a closed ingress is missing', () => {
  expect(check([frontToBack], workloads + closed + frontOut)).toEqual([
    'NETWORK_PATH_MISSING default-deny.ts: front may not open TCP 8080 of back (front needs back): the ingress of back is closed by default-deny.',
  ]);
});

test('one port of two is missing', () => {
  expect(check([connection('front', 'back', 8080, 9090)], workloads + closed + frontOut + backIn)).toEqual([
    'NETWORK_PATH_MISSING back.ts: front may not open TCP 9090 of back (front needs back): the ingress of back is closed by default-deny, back.',
    'NETWORK_PATH_MISSING front.ts: front may not open TCP 9090 of back (front needs back): the egress of front is closed by default-deny, allow-dns, front.',
  ]);
});

test('a path within the cell that nobody declared is extra only when both ends open it', () => {
  expect(check([], workloads + closed + frontOut)).toEqual([]);
  expect(check([], workloads + closed + frontOut + backIn)).toEqual(['NETWORK_PATH_EXTRA back.ts: front may open TCP 8080 of back, which no connection declares: back opens the ingress of back.']);
});

test('peers of one workload are a connection with itself', () => {
  const peers = policy('back', `{${pod('back')}, policyTypes: [Ingress, Egress], ingress: [{from: [{${pod('back')}}], ports: [{port: 7000}]}], egress: [{to: [{${pod('back')}}], ports: [{port: 7000}]}]}`);
  expect(check([connection('back', 'back', 7000)], workloads + closed + peers)).toEqual([]);
  expect(check([], workloads + closed + peers)).toEqual(['NETWORK_PATH_EXTRA back.ts: back may open TCP 7000 of back, which no connection declares: back opens the ingress of back.']);
});

test('a rule without peers lets everyone in', () => {
  const open = policy('open', `{${pod('back')}, policyTypes: [Ingress], ingress: [{ports: [{port: 8080}]}]}`);
  expect(check([frontToBack], workloads + closed + frontOut + open)).toEqual([
    'NETWORK_PATH_EXTRA open.ts: Pods of other namespaces, ingress, Pods of namespaces with kubernetes.io/metadata.name=ingress-nginx and 8 more may open TCP 8080 of back, which no connection declares: open opens the ingress of back.',
  ]);
});

test('without a policy that isolates, everything is open', () => {
  expect(check([], deployments('front'))).toEqual([
    'NETWORK_PATH_EXTRA front.ts: front may open All Connections of Pods of other namespaces, ingress, Pods of namespaces with kubernetes.io/metadata.name=ingress-nginx and 7 more, which no connection declares: no policy isolates the egress of front.',
    'NETWORK_PATH_EXTRA front.ts: front may open SCTP 1-65535,TCP 1-52,54-65535,UDP 1-52,54-65535 of dns, which no connection declares: no policy isolates the egress of front.',
    'NETWORK_PATH_EXTRA front.ts: front, Pods of other namespaces, ingress and 9 more may open All Connections of front, which no connection declares: no policy isolates the ingress of front.',
  ]);
});

test('no policy governs a hostNetwork Pod', () => {
  const agent = '---\napiVersion: apps/v1\nkind: DaemonSet\nmetadata: {name: agent, namespace: shop}\nspec: {template: {metadata: {labels: {app: agent}}, spec: {hostNetwork: true, containers: []}}}\n';
  const [first = ''] = check([], agent + closed);
  expect(first).toContain("agent uses its node's network, which no policy governs");
});

describe('outside ends', () => {
  const scrape = connection('monitoring', 'back', 9100);
  const scraped = (peer: string) => policy('scrape', `{${pod('back')}, policyTypes: [Ingress], ingress: [{from: [{${peer}}], ports: [{port: 9100}]}]}`);

  test('placed by labels', () => {
    expect(check([scrape], workloads + closed + scraped(inNamespace('monitoring')))).toEqual([]);
    expect(check([scrape], workloads + closed)).toEqual(['NETWORK_PATH_MISSING default-deny.ts: monitoring may not open TCP 9100 of back (monitoring needs back): the ingress of back is closed by default-deny.']);
  });

  test('a policy that lets in less than the end', () => {
    expect(check([scrape], workloads + closed + scraped(`${inNamespace('monitoring')}, podSelector: {matchLabels: {app: prometheus}}`))).toEqual([
      'NETWORK_PATH_MISSING scrape.ts: monitoring may not open TCP 9100 of back (monitoring needs back): the ingress of back is closed by default-deny, scrape.',
    ]);
  });

  test('a policy that lets in more than the end', () => {
    expect(check([connection('ingress', 'back', 9100)], workloads + closed + scraped(inNamespace('ingress-nginx')))).toEqual([
      'NETWORK_PATH_EXTRA scrape.ts: Pods of namespaces with kubernetes.io/metadata.name=ingress-nginx may open TCP 9100 of back, which no connection declares: scrape opens the ingress of back.',
    ]);
  });

  test('a policy that lets in somebody else', () => {
    expect(check([], workloads + closed + scraped('namespaceSelector: {matchExpressions: [{key: team, operator: In, values: [a, b]}]}, podSelector: {matchLabels: {app: probe}}'))).toEqual([
      'NETWORK_PATH_EXTRA scrape.ts: Pods with app=probe of namespaces with team=a, Pods with app=probe of namespaces with team=b may open TCP 9100 of back, which no connection declares: scrape opens the ingress of back.',
    ]);
  });

  test('Pods of any namespace with the labels of a neighbour are not that neighbour', () => {
    const careless = policy('back', `{${pod('back')}, policyTypes: [Ingress], ingress: [{from: [{namespaceSelector: {}, ${pod('front')}}], ports: [{port: 8080}]}]}`);
    expect(check([frontToBack], workloads + closed + frontOut + careless)).toEqual([
      'NETWORK_PATH_EXTRA back.ts: Pods with app=front of any namespace may open TCP 8080 of back, which no connection declares: back opens the ingress of back.',
    ]);
  });

  const call = (to: string) => policy('call', `{${pod('back')}, policyTypes: [Egress], egress: [{to: [${to}], ports: [{port: 443}]}]}`);

  test('placed by addresses', () => {
    expect(check([connection('back', 'internet', 443)], workloads + closed + call('{ipBlock: {cidr: 0.0.0.0/0, except: [10.0.0.0/8]}}'))).toEqual([]);
    expect(check([connection('back', 'apiserver', 443)], workloads + closed + call('{ipBlock: {cidr: 10.0.0.0/24}}'))).toEqual([]);
  });

  test('too many addresses', () => {
    expect(check([connection('back', 'internet', 443)], workloads + closed + call('{ipBlock: {cidr: 0.0.0.0/0}}'))).toEqual([
      'NETWORK_PATH_EXTRA call.ts: back may open TCP 443 of addresses 10.0.0.0-10.0.0.255, addresses 10.0.1.0-10.255.255.255, which no connection declares: call opens the egress of back.',
    ]);
    expect(check([], workloads + closed + call('{ipBlock: {cidr: "fd00::/8"}}'))).toEqual([
      'NETWORK_PATH_EXTRA call.ts: back may open TCP 443 of addresses fd00:0:0:0:0:0:0:0-fdff:ffff:ffff:ffff:ffff:ffff:ffff:ffff, which no connection declares: call opens the egress of back.',
    ]);
  });

  test('too few addresses', () => {
    expect(check([connection('back', 'apiserver', 443)], workloads + closed + call('{ipBlock: {cidr: 10.0.0.7/32}}'))).toEqual([
      'NETWORK_PATH_MISSING call.ts: back may not open TCP 443 of apiserver (10.0.0.0-10.0.0.6), apiserver (10.0.0.8-10.0.0.255) (back needs apiserver): the egress of back is closed by default-deny, allow-dns, call.',
    ]);
  });

  test('a connection with an end that the settings do not place', () => {
    const { dns } = outside;
    expect(check([scrape], workloads + closed, { dns })).toEqual([
      'NETWORK_END_UNPLACED overlays/shop/prod/environment.yaml: There are connections with monitoring, and the settings do not say where that is.',
    ]);
  });
});

test('enforced policies need to know where names are looked up', () => {
  expect(check([], workloads + closed.split('---').slice(0, 2).join('---'), {})).toEqual(['NETWORK_END_UNPLACED overlays/shop/prod/environment.yaml: There are connections with dns, and the settings do not say where that is.']);
});

test('whoever calls by name must be able to look names up', () => {
  expect(check([frontToBack], workloads + policy('default-deny', '{podSelector: {}, policyTypes: [Ingress, Egress]}') + frontOut + backIn)).toEqual([
    'NETWORK_PATH_MISSING front.ts: front may not open TCP 53,UDP 53 of dns (names are looked up): the egress of front is closed by default-deny, front.',
  ]);
});

test('a connection with a workload that is not there', () => {
  expect(check([connection('frnt', 'back', 8080)], workloads + closed)).toEqual([
    'NETWORK_CONNECTION_UNKNOWN charts/shop/index.ts: A connection names frnt, which is no workload of the cell.',
  ]);
});

test('connections may name a workload by the name label of its Pods', () => {
  const job = '---\napiVersion: batch/v1\nkind: Job\nmetadata: {name: front-migrate, namespace: shop}\nspec: {template: {metadata: {labels: {app: front, app.kubernetes.io/name: front}}, spec: {containers: []}}}\n';
  expect(check([frontToBack], workloads + job + closed + frontOut + backIn)).toEqual([]);
});

test('manifests that are no cell declare nothing: only policies that cannot be are wrong', () => {
  const refused = policy('wrong', '{podSelector: {}, ingress: [{from: [{}]}]}');
  expect(check([], deployments() + closed + refused)).toEqual([
    'NETWORK_POLICY_REFUSED wrong.ts: The API server would refuse this policy: spec.ingress[0].from[0]: a peer needs ipBlock, podSelector or namespaceSelector.',
  ]);
});
