import type { Json, KubeObject } from '../../manifest';
import { listAt, textAt, textMapAt, valueAt } from '../field';
import { namespaceOf } from './namespace-of';
import type { PodClass } from './pod-classes';
import type { PortSet } from './port-set';
import { noPorts, portsOf, protocols, unionPorts } from './port-set';
import type { Labels } from './selectors';

/** A Service port that an Ingress, an OpenShift Route or a Gateway route sends requests to; no port: all of them. */
interface Backend {
  readonly namespace: string;
  readonly service: string;
  readonly port?: string | number;
  /** The number is that of the Pods' port, not of the Service's. */
  readonly isTarget: boolean;
}

/** Answers on which ports an Ingress, Route or HTTPRoute leads to a class, through the Services that select it. */
export function readBackends(objects: readonly KubeObject[]): (target: PodClass) => PortSet {
  const wanted = groupByService(objects.flatMap(backendsOf));
  const services = objects
    .filter(({ apiVersion, kind }) => apiVersion === 'v1' && kind === 'Service')
    .flatMap((object) => {
      const selector = textMapAt(object, 'spec', 'selector');
      const namespace = namespaceOf(object);
      const backends = wanted.get(`${namespace}/${textAt(object, 'metadata', 'name')}`) ?? [];
      return backends.length > 0 && Object.keys(selector).length > 0 ? [{ namespace, selector, object, backends }] : [];
    });
  return (target) =>
    services
      .filter(({ namespace, selector }) => namespace === target.pod.namespace && carries(target.pod.labels, selector))
      .reduce((ports, { object, backends }) => unionPorts(ports, targetPorts(object, backends, target)), noPorts);
}

const carries = (labels: Labels, selector: Labels): boolean => Object.entries(selector).every(([key, value]) => labels[key] === value);

function targetPorts(service: KubeObject, backends: readonly Backend[], { pod }: PodClass): PortSet {
  let ports = noPorts;
  for (const entry of listAt(service, 'spec', 'ports')) {
    const own = valueAt(entry, 'port');
    const target = valueAt(entry, 'targetPort') ?? own;
    const asked = backends.some(({ port, isTarget }) => port === undefined || port === valueAt(entry, 'name') || port === (isTarget ? target : own));
    const protocol = protocols.find((one) => one === (valueAt(entry, 'protocol') ?? 'TCP'));
    if (!asked || !protocol) continue;
    const named = pod.ports.find((port) => port.name === target && port.protocol === protocol);
    const number = typeof target === 'number' ? target : named?.port;
    if (number !== undefined) ports = unionPorts(ports, portsOf(protocol, number));
  }
  return ports;
}

function backendsOf(object: KubeObject): Backend[] {
  const group = object.apiVersion.split('/')[0];
  const namespace = namespaceOf(object);
  if (object.kind === 'Ingress' && (group === 'networking.k8s.io' || group === 'extensions')) {
    const paths = listAt(object, 'spec', 'rules').flatMap((rule) => listAt(rule, 'http', 'paths'));
    const backends = [valueAt(object, 'spec', 'defaultBackend') ?? valueAt(object, 'spec', 'backend'), ...paths.map((path) => valueAt(path, 'backend'))];
    return backends.flatMap((backend) => ingressBackend(namespace, backend));
  }
  if (object.kind === 'Route' && group === 'route.openshift.io') {
    const port = valueAt(object, 'spec', 'port', 'targetPort');
    const services = [valueAt(object, 'spec', 'to'), ...listAt(object, 'spec', 'alternateBackends')];
    return services.flatMap((service) => backendOf(namespace, textAt(service, 'name'), port, true));
  }
  if ((object.kind === 'HTTPRoute' || object.kind === 'GRPCRoute') && group === 'gateway.networking.k8s.io') {
    const references = listAt(object, 'spec', 'rules').flatMap((rule) => listAt(rule, 'backendRefs'));
    return references.flatMap((one) => backendOf(textAt(one, 'namespace') ?? namespace, textAt(one, 'name'), valueAt(one, 'port')));
  }
  return [];
}

/** networking.k8s.io/v1 has `service: {name, port: {name | number}}`, its forerunners `serviceName` and `servicePort`. */
function ingressBackend(namespace: string, backend: Json | undefined): Backend[] {
  const name = textAt(backend, 'service', 'name') ?? textAt(backend, 'serviceName');
  const port = valueAt(backend, 'service', 'port', 'number') ?? valueAt(backend, 'service', 'port', 'name');
  return backendOf(namespace, name, port ?? valueAt(backend, 'servicePort'));
}

function backendOf(namespace: string, service: string | undefined, port: Json | undefined, isTarget = false): Backend[] {
  if (service === undefined) return [];
  return [{ namespace, service, isTarget, ...((typeof port === 'string' || typeof port === 'number') && { port }) }];
}

function groupByService(backends: readonly Backend[]): ReadonlyMap<string, readonly Backend[]> {
  const groups = new Map<string, Backend[]>();
  for (const backend of backends) {
    const key = `${backend.namespace}/${backend.service}`;
    groups.set(key, [...(groups.get(key) ?? []), backend]);
  }
  return groups;
}
