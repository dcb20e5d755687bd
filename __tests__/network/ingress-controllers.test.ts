import { listConnections } from '../../lib/checks';
import { connectionsOf, objectsOf, policyIn } from './connections-of';

const back = `
apiVersion: apps/v1
kind: Deployment
metadata: {name: back, namespace: shop}
spec: {template: {metadata: {labels: {app: back}}, spec: {containers: [{name: main, ports: [{name: http, containerPort: 8080}]}]}}}
---
apiVersion: v1
kind: Service
metadata: {name: back, namespace: shop}
spec: {selector: {app: back}, ports: [{name: web, port: 80, targetPort: http}, {name: admin, port: 81, targetPort: 9000}]}
`;
const anyPod = policyIn('shop', '{podSelector: {}, policyTypes: [Ingress, Egress], ingress: [{from: [{namespaceSelector: {}}]}]}');
const oneNamespace = policyIn('shop', '{podSelector: {}, policyTypes: [Ingress, Egress], ingress: [{from: [{namespaceSelector: {matchLabels: {team: web}}}]}]}');
const object = (apiVersion: string, kind: string, spec: string) => `---\napiVersion: ${apiVersion}\nkind: ${kind}\nmetadata: {name: edge, namespace: shop}\nspec: ${spec}\n`;

const ingress = object('networking.k8s.io/v1', 'Ingress', '{rules: [{http: {paths: [{path: /, pathType: Prefix, backend: {service: {name: back, port: {name: web}}}}]}}]}');

test('a controller reaches its backends where any Pod of the cluster may', () => {
  expect(connectionsOf(back + anyPod + ingress)).toEqual(['external => shop/back : TCP 8080']);
});

test('the controller is unknown: what is open to some namespaces only is not open to it', () => {
  expect(connectionsOf(back + oneNamespace + ingress)).toEqual([]);
});

test('without an Ingress there is no controller', () => {
  expect(connectionsOf(back + anyPod)).toEqual([]);
});

test.each([
  ['networking.k8s.io/v1', 'Ingress', '{defaultBackend: {service: {name: back, port: {number: 81}}}}', 'TCP 9000'],
  ['networking.k8s.io/v1beta1', 'Ingress', '{backend: {serviceName: back, servicePort: 80}}', 'TCP 8080'],
  ['route.openshift.io/v1', 'Route', '{to: {kind: Service, name: back}, port: {targetPort: http}}', 'TCP 8080'],
  ['route.openshift.io/v1', 'Route', '{to: {kind: Service, name: back}, port: {targetPort: 9000}}', 'TCP 9000'],
  ['route.openshift.io/v1', 'Route', '{to: {kind: Service, name: none}, alternateBackends: [{kind: Service, name: back}]}', 'TCP 8080,9000'],
  ['gateway.networking.k8s.io/v1', 'HTTPRoute', '{rules: [{backendRefs: [{name: back, port: 81}]}]}', 'TCP 9000'],
])('%s %s %s', (apiVersion, kind, spec, ports) => {
  expect(connectionsOf(back + anyPod + object(apiVersion, kind, spec))).toEqual([`external => shop/back : ${ports}`]);
});

test('it adds to what addresses outside may', () => {
  const outside = policyIn('shop', '{podSelector: {}, policyTypes: [Ingress, Egress], ingress: [{from: [{namespaceSelector: {}}]}, {from: [{ipBlock: {cidr: 1.0.0.0/8}}], ports: [{port: 22}]}]}');
  expect(connectionsOf(back + outside + ingress)).toEqual(['external => shop/back : TCP 22,8080']);
});

test('a controller that the settings place comes from outside, on whatever policies let it open', () => {
  const { connections } = listConnections(objectsOf(back + oneNamespace).map((object) => ({ object })), [{ namespaceLabels: { team: 'web' } }, { namespaceLabels: { team: 'other' } }]);
  expect(connections).toEqual([{ from: 'external', to: 'shop/back', ports: 'All Connections' }]);
});
