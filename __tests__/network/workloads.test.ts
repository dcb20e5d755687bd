import { connectionsInside, connectionsOf, podsNamed, policyIn } from './connections-of';

/** A policy that lets in only `app: in`, so that each Pod with that label shows as a source. */
const target = podsNamed('shop', 'target') + policyIn('shop', '{podSelector: {matchLabels: {app: target}}, ingress: [{from: [{podSelector: {matchLabels: {app: in}}}]}]}');
const sources = (text: string) => connectionsInside(target + text).filter((line) => line.includes('=> shop/target'));

const template = 'template: {metadata: {labels: {app: in}}, spec: {containers: [{name: main}]}}';

test.each([
  ['apps/v1', 'Deployment', `{${template}}`],
  ['apps/v1', 'ReplicaSet', `{${template}}`],
  ['apps/v1', 'StatefulSet', `{${template}}`],
  ['apps/v1', 'DaemonSet', `{${template}}`],
  ['batch/v1', 'Job', `{${template}}`],
  ['batch/v1', 'CronJob', `{jobTemplate: {spec: {${template}}}}`],
  ['v1', 'ReplicationController', `{${template}}`],
  ['argoproj.io/v1alpha1', 'Rollout', `{${template}}`],
  ['argoproj.io/v1alpha1', 'AnalysisTemplate', `{metrics: [{provider: {job: {spec: {${template}}}}}]}`],
  ['extensions/v1beta1', 'Deployment', `{${template}}`],
  ['postgresql.cnpg.io/v1', 'Cluster', '{inheritedMetadata: {labels: {app: in}}}'],
])('%s %s makes Pods', (apiVersion, kind, spec) => {
  expect(sources(`---\napiVersion: ${apiVersion}\nkind: ${kind}\nmetadata: {name: source, namespace: shop}\nspec: ${spec}\n`)).toEqual([
    'shop/source => shop/target : All Connections',
  ]);
});

test('a kind that makes no Pods is no workload', () => {
  expect(sources(`---\napiVersion: example.com/v1\nkind: Deployment\nmetadata: {name: source, namespace: shop}\nspec: {${template}}\n`)).toEqual([]);
});

test('a Job labels its Pods with its name', () => {
  const job = '---\napiVersion: batch/v1\nkind: Job\nmetadata: {name: migrate, namespace: shop}\nspec: {template: {spec: {containers: []}}}\n';
  const policy = policyIn('shop', '{podSelector: {matchLabels: {app: target}}, ingress: [{from: [{podSelector: {matchLabels: {batch.kubernetes.io/job-name: migrate}}}]}]}');
  expect(connectionsInside(podsNamed('shop', 'target') + job + policy)).toEqual([
    'shop/migrate => shop/target : All Connections',
    'shop/target => shop/migrate : All Connections',
  ]);
});

test('CloudNativePG names the ports of its Pods', () => {
  const cluster = '---\napiVersion: postgresql.cnpg.io/v1\nkind: Cluster\nmetadata: {name: postgres, namespace: shop}\nspec: {}\n';
  const policy = policyIn('shop', '{podSelector: {matchLabels: {cnpg.io/cluster: postgres}}, ingress: [{ports: [{port: postgresql}, {port: metrics}, {port: status}]}]}');
  expect(connectionsInside(podsNamed('shop', 'front') + cluster + policy)).toContain('shop/front => shop/postgres : TCP 5432,8000,9187');
});

describe('Pods given directly', () => {
  const pod = (name: string, app: string, more: string) =>
    `---\napiVersion: v1\nkind: Pod\nmetadata: {name: ${name}, namespace: shop, labels: {app: ${app}}${more.startsWith('owner') ? `, ${more}` : ''}}\nspec: {containers: []${more.startsWith('host') ? `, ${more}` : ''}}\n${more.startsWith('status') ? `${more}\n` : ''}`;

  test('a Pod counts as its controlling owner, and the owner may what any of its Pods may', () => {
    const owned = 'ownerReferences: [{apiVersion: v1, kind: Node, name: other}, {apiVersion: apps/v1, kind: ReplicaSet, name: source-5d9f, controller: true}]';
    expect(sources(pod('source-5d9f-a', 'in', owned) + pod('source-5d9f-b', 'out', owned))).toEqual(['shop/source-5d9f => shop/target : All Connections']);
  });

  test('an owner that does not control it does not count', () => {
    expect(sources(pod('source', 'in', 'ownerReferences: [{apiVersion: v1, kind: Node, name: other}]'))).toEqual(['shop/source => shop/target : All Connections']);
  });

  test.each([
    ['Succeeded', []],
    ['Failed', []],
    ['Running', ['shop/source => shop/target : All Connections']],
    ['Pending', ['shop/source => shop/target : All Connections']],
  ])('a Pod whose phase is %s', (phase, expected) => {
    expect(sources(pod('source', 'in', `status: {phase: ${phase}}`))).toEqual(expected);
  });

  test('no namespace is default, and Pods of one owner do not talk to themselves', () => {
    const owner = 'ownerReferences: [{apiVersion: apps/v1, kind: ReplicaSet, name: web, controller: true}]';
    const text = ['a', 'b'].map((name) => `---\napiVersion: v1\nkind: Pod\nmetadata: {name: ${name}, ${owner}}\nspec: {containers: []}\n`).join('');
    expect(connectionsOf(text)).toEqual(['default/web => external : All Connections', 'external => default/web : All Connections']);
  });

  test('two workloads with the same labels are two', () => {
    expect(connectionsInside(pod('one', 'in', '') + pod('two', 'in', ''))).toEqual(['shop/one => shop/two : All Connections', 'shop/two => shop/one : All Connections']);
  });
});

// "NetworkPolicy and hostNetwork pods": the most common implementation ignores such Pods when it matches podSelector
// and namespaceSelector, and treats their traffic as that of the node's address.
describe('hostNetwork Pods', () => {
  const host = (status = '') =>
    `---\napiVersion: v1\nkind: Pod\nmetadata: {name: agent, namespace: shop, labels: {app: agent}}\nspec: {hostNetwork: true, containers: []}\n${status}\n`;
  const front = podsNamed('shop', 'front');

  test('no policy governs them and no selector finds them', () => {
    const closed = policyIn('shop', '{podSelector: {}, policyTypes: [Ingress, Egress], ingress: [{from: [{namespaceSelector: {}}]}], egress: [{to: [{podSelector: {}}]}]}');
    expect(connectionsOf(front + host() + closed)).toEqual(['external => shop/agent : All Connections', 'shop/agent => external : All Connections']);
  });

  test('a rule without peers lets them through', () => {
    const open = policyIn('shop', '{podSelector: {matchLabels: {app: front}}, policyTypes: [Ingress, Egress], ingress: [{ports: [{port: 80}]}], egress: [{ports: [{port: 90}]}]}');
    expect(connectionsInside(front + host() + open)).toEqual(['shop/agent => shop/front : TCP 80', 'shop/front => shop/agent : TCP 90']);
  });

  const block = (cidr: string) => policyIn('shop', `{podSelector: {matchLabels: {app: front}}, ingress: [{from: [{ipBlock: {cidr: ${cidr}}}]}]}`);
  test.each([
    ['10.0.0.0/8', 'status: {hostIP: 10.1.2.3}', true],
    ['10.0.0.0/8', 'status: {hostIP: 11.1.2.3}', false],
    ['10.0.0.0/8', '', false],
    ['0.0.0.0/0', '', true],
  ])('a block %s finds a node with %s: %s', (cidr, status, found) => {
    expect(connectionsInside(front + host(status) + block(cidr)).includes('shop/agent => shop/front : All Connections')).toBe(found);
  });
});
