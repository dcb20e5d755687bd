import { allKinds, isReadable, kindSchema } from '../../lib/schema';
import { faultsOf } from './faults-of';

const route = (rule: string) => `
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: {name: web}
spec: {rules: [${rule}]}
`;

describe('custom resources, by their definitions', () => {
  test('unknown fields, wrong types, missing fields, patterns and limits', () => {
    expect(
      faultsOf(`
apiVersion: cert-manager.io/v1
kind: Certificate
metadata: {name: web}
spec: {dnsNames: shop.example.com, secretNmae: a, issuerRef: {}, privateKey: {algorithm: DSA}}
---
apiVersion: monitoring.coreos.com/v1
kind: ServiceMonitor
metadata: {name: web}
spec: {selector: {}, endpoints: [{port: metrics, interval: fast}]}
`),
    ).toEqual([
      'SCHEMA_WRONG_TYPE spec.dnsNames: "shop.example.com" is a text; a list is wanted',
      'SCHEMA_REQUIRED spec.issuerRef.name: name is required',
      'SCHEMA_UNSUPPORTED spec.privateKey.algorithm: "DSA" is not supported; "RSA", "ECDSA" or "Ed25519" is',
      'SCHEMA_REQUIRED spec.secretName: secretName is required',
      'SCHEMA_UNKNOWN_FIELD spec.secretNmae: unknown field "secretNmae" (Did you mean secretName?)',
      'SCHEMA_FORMAT spec.endpoints[0].interval: "fast" does not match ^(0|(([0-9]+)y)?(([0-9]+)w)?(([0-9]+)d)?(([0-9]+)h)?(([0-9]+)m)?(([0-9]+)s)?(([0-9]+)ms)?)$',
    ]);
  });

  test('list keys are unique, defaults of the definition included', () => {
    expect(
      faultsOf(`
apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata: {name: edge}
spec: {gatewayClassName: a, listeners: [{name: a, port: 80, protocol: HTTP}, {name: a, port: 81, protocol: HTTP}]}
`),
    ).toEqual(['SCHEMA_DUPLICATE spec.listeners[1]: another item has the same name']);
  });

  test('rules of the definition (CEL) are asked with its defaults, by their own message', () => {
    expect(faultsOf(route('{filters: [{type: RequestRedirect}]}'))).toEqual(['SCHEMA_RULE spec.rules[0].filters[0]: filter.requestRedirect must be specified for RequestRedirect filter.type']);
    expect(faultsOf(route('{timeouts: {request: 1s, backendRequest: 2s}}'))).toEqual(['SCHEMA_RULE spec.rules[0].timeouts: backendRequest timeout cannot be longer than request timeout']);
    expect(faultsOf(route('{backendRefs: [{name: web}]}'))).toEqual(['SCHEMA_RULE spec.rules[0].backendRefs[0]: Must have port for Service reference']);
    expect(faultsOf(route('{matches: [{path: {value: /a}}], backendRefs: [{name: web, port: 80}]}'))).toEqual([]);
  });

  test('a null that a field cannot hold is pruned, as the server does', () => {
    expect(faultsOf(route('{name: null, matches: null}'))).toEqual([]);
  });

  test('a count of replicas that the scale subresource refuses', () => {
    expect(faultsOf('{apiVersion: postgresql.cnpg.io/v1, kind: Pooler, metadata: {name: a}, spec: {cluster: {name: a}, instances: -1, pgbouncer: {}}}')).toEqual(['SCHEMA_RANGE spec.instances: -1 is no count of replicas']);
  });

  test('every rule of every definition can be read', () => {
    const unread: string[] = [];
    for (const { table, root, served } of allKinds()) {
      if (!served) continue;
      const seen = new Set<number>();
      const visit = (number: number): void => {
        if (seen.has(number)) return;
        seen.add(number);
        const { rules = [], items, values, properties = {} } = table.node(number);
        unread.push(...rules.filter((rule) => !isReadable(rule)).map(({ rule }) => rule));
        for (const child of [items, values, ...Object.values(properties)]) if (child !== undefined) visit(child);
      };
      visit(root);
    }
    expect(unread).toEqual([]);
  });

  test('kinds of all definitions are known with their scope', () => {
    expect(kindSchema('cert-manager.io/v1', 'ClusterIssuer')).toMatchObject({ namespaced: false, custom: true, served: true });
    expect(kindSchema('argoproj.io/v1alpha1', 'Rollout')).toMatchObject({ namespaced: true, replicas: ['spec', 'replicas'] });
    expect(allKinds().filter(({ custom, served }) => custom && served)).toHaveLength(29);
  });
});

describe('Pods that only a controller will see', () => {
  const rollout = `
apiVersion: argoproj.io/v1alpha1
kind: Rollout
metadata: {name: web}
spec:
  selector: {matchLabels: {app: web}}
  template: {metadata: {labels: {app: wbe}}, spec: {containers: [{name: web, image: a, volumeMounts: [{name: tmp, mountPath: /tmp}]}]}}
`;
  const faults = [
    'SCHEMA_UNCREATABLE_POD spec.template.metadata.labels: the labels of the template do not match the selector',
    'SCHEMA_UNCREATABLE_POD spec.template.spec.containers[0].volumeMounts[0].name: the Pod has no volume "tmp"',
  ];

  test('are a warning outside a cell, since the server takes the Rollout', () => {
    expect(faultsOf(rollout)).toEqual(faults.map((fault) => `warning ${fault}`));
  });

  test('are an error in a cell', () => {
    const cell = { system: 's', environment: 'e', connections: [] } as never;
    expect(faultsOf(rollout, cell)).toEqual(faults);
  });
});
