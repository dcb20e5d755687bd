import { checkCell, connection, deployments, inNamespace, pod, policy } from './check-cell';

const workloads = deployments('front', 'back');
const sameNamespace = policy('allow-same-namespace', '{podSelector: {}, policyTypes: [Ingress], ingress: [{from: [{podSelector: {}}]}]}');
const controller = policy(
  'allow-from-ingress-controller',
  `{podSelector: {}, policyTypes: [Ingress], ingress: [{from: [{${inNamespace('ingress-nginx')}, podSelector: {matchLabels: {app: nginx}}}]}]}`,
);
const declared = [connection('front', 'back', 8080), connection('ingress', 'front', 3000), connection('back', 'internet', 443)];
const check = (text: string, connections = declared) => checkCell('basic', connections, text);

test('the two policies of the level: nothing to say', () => {
  expect(check(workloads + sameNamespace + controller)).toEqual([]);
});

test('without any policy strangers come in', () => {
  expect(check(deployments('front'), [])).toEqual([
    'NETWORK_PATH_EXTRA front.ts: Pods of other namespaces, Pods of namespaces with kubernetes.io/metadata.name=ingress-nginx, monitoring and 7 more may open All Connections of front, which no connection declares: no policy isolates the ingress of front.',
  ]);
});

test('the namespace must be open to itself', () => {
  expect(check(workloads + controller, [])).toEqual([
    'NETWORK_PATH_MISSING allow-from-ingress-controller.ts: front, back may not open All Connections of back (network policy level basic): the ingress of back is closed by allow-from-ingress-controller.',
    'NETWORK_PATH_MISSING allow-from-ingress-controller.ts: front, back may not open All Connections of front (network policy level basic): the ingress of front is closed by allow-from-ingress-controller.',
  ]);
});

test('going out is free, so a policy on egress closes what the level grants', () => {
  const narrow = policy('narrow', `{${pod('back')}, policyTypes: [Egress], egress: [{to: [{podSelector: {}}]}]}`);
  expect(check(workloads + sameNamespace + controller + narrow)).toEqual([
    'NETWORK_PATH_MISSING narrow.ts: back may not open TCP 443 of internet (0.0.0.0-9.255.255.255), internet (11.0.0.0-255.255.255.255) (back needs internet): the egress of back is closed by narrow.',
  ]);
});

test('who else may come in must be declared', () => {
  const scrape = policy('scrape', `{podSelector: {}, policyTypes: [Ingress], ingress: [{from: [{${inNamespace('monitoring')}}], ports: [{port: 9100}]}]}`);
  expect(check(workloads + sameNamespace + controller + scrape, [connection('monitoring', 'back', 9100)])).toEqual([
    'NETWORK_PATH_EXTRA scrape.ts: monitoring may open TCP 9100 of front, which no connection declares: scrape opens the ingress of front.',
  ]);
});

test('an end that the settings do not place cannot be asked about', () => {
  expect(checkCell('basic', [connection('collector', 'back', 1)], workloads + sameNamespace + controller)).toEqual([]);
});
