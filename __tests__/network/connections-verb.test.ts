import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { verb } from '../../lib/cli/verbs/connections';
import { runIn } from '../cli/run-verb';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'connections-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

async function run(files: Readonly<Record<string, string>>, ...argv: string[]) {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return runIn(folder, 'connections', verb, argv);
}

const front = 'apiVersion: v1\nkind: Pod\nmetadata: {name: front}\nspec: {containers: []}\n';
const closed = 'apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: {name: closed}\nspec: {podSelector: {}, policyTypes: [Ingress, Egress], egress: [{ports: [{port: 443}]}]}\n';

test('a folder is read with all below it: YAML of many documents, JSON, Lists', async () => {
  const list = JSON.stringify({ apiVersion: 'v1', kind: 'List', items: [{ apiVersion: 'v1', kind: 'Pod', metadata: { name: 'back', namespace: 'shop' }, spec: {} }] });
  expect(await run({ 'a.yaml': `${front}---\n${closed}`, 'b/c.json': list, 'b/README.md': '{' }, '.', '--json')).toEqual({
    code: 0,
    out: `${JSON.stringify(
      [
        { from: 'default/front', to: 'external', ports: 'TCP 443' },
        { from: 'default/front', to: 'shop/back', ports: 'TCP 443' },
        { from: 'external', to: 'shop/back', ports: 'All Connections' },
        { from: 'shop/back', to: 'external', ports: 'All Connections' },
      ],
      null,
      2,
    )}\n`,
    err: '',
  });
});

test('text is a line for each pair', async () => {
  expect(await run({ 'a.yml': front }, 'a.yml')).toEqual({
    code: 0,
    out: 'default/front => external : All Connections\nexternal => default/front : All Connections\n',
    err: '',
  });
});

test('what is no manifest is passed over; what cannot be read is a warning', async () => {
  const result = await run({ 'a.yaml': front, 'bad.yaml': 'a: [', 'values.yaml': 'replicas: 1\n', 'odd.yaml': 'apiVersion: v1\nkind: Pod\n' }, '.');
  expect({ ...result, err: result.err.split('\n').filter((line) => line.includes('bad.yaml')).length }).toEqual({
    code: 0,
    out: 'default/front => external : All Connections\nexternal => default/front : All Connections\n',
    err: 1,
  });
  expect(result.err).toContain('YAML_SYNTAX');
});

test('a folder in which nothing can be read fails', async () => {
  expect(await run({ 'bad.yaml': 'a: [' }, '.')).toMatchObject({ code: 1, out: '' });
});

test.each([
  ['{podSelector: {matchExpressions: [{key: a, operator: Is, values: [b]}]}}', 'spec.podSelector: matchExpressions a: "Is" is not an operator (In, NotIn, Exists, DoesNotExist)'],
  ['{podSelector: {matchExpressions: [{key: a, operator: In}]}}', 'spec.podSelector: matchExpressions a In needs values'],
  ['{podSelector: {matchExpressions: [{key: a, operator: Exists, values: [b]}]}}', 'spec.podSelector: matchExpressions a Exists takes no values'],
  ['{podSelector: {matchExpressions: [{operator: Exists}]}}', 'spec.podSelector: a matchExpressions entry needs a key'],
  ['{podSelector: {matchLabels: {a: 1}}}', 'spec.podSelector: matchLabels.a must be a string'],
  ['{podSelector: [a]}', 'spec.podSelector: a label selector must be an object'],
  ['{podSelector: {}, ingress: [{from: [{}]}]}', 'spec.ingress[0].from[0]: a peer needs ipBlock, podSelector or namespaceSelector'],
  ['{podSelector: {}, ingress: [{from: [{podSelector: {}, ipBlock: {cidr: 10.0.0.0/8}}]}]}', 'spec.ingress[0].from[0]: ipBlock cannot stand beside selectors'],
  ['{podSelector: {}, egress: [{to: [{ipBlock: {cidr: 10.0.0.0}}]}]}', 'spec.egress[0].to[0].ipBlock.cidr: "10.0.0.0" is not a CIDR'],
  ['{podSelector: {}, egress: [{to: [{ipBlock: {cidr: 10.0.0.0/8, except: [x]}}]}]}', 'spec.egress[0].to[0].ipBlock.except: "x" is not a CIDR'],
  ['{podSelector: {}, ingress: [{from: [{namespaceSelector: [a]}]}]}', 'spec.ingress[0].from[0].namespaceSelector: a label selector must be an object'],
  ['{podSelector: {}, ingress: [{ports: [{port: 70000}]}]}', 'spec.ingress[0].ports[0]: 70000 is not a port'],
  ['{podSelector: {}, ingress: [{ports: [{port: 80, endPort: 0}]}]}', 'spec.ingress[0].ports[0]: 0 is not a port'],
  ['{podSelector: {}, ingress: [{ports: [{protocol: ICMP}]}]}', 'spec.ingress[0].ports[0].protocol: "ICMP" is not TCP, UDP or SCTP'],
])('a policy that the API server refuses protects nothing, and is said: %s', async (spec, reason) => {
  const refused = `${front}---\napiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: {name: wrong}\nspec: ${spec}\n`;
  const { code, out, err } = await run({ 'a.yaml': refused }, 'a.yaml');
  expect({ code, out }).toEqual({ code: 1, out: 'default/front => external : All Connections\nexternal => default/front : All Connections\n' });
  expect(err).toContain(`The API server would refuse this policy: ${reason}.`);
});
