import type { Issue } from '../../issue';
import type { Json } from '../../manifest';
import type { CheckContext, JudgedManifest } from '../context';
import { numberAt, objectAt, textAt } from '../field';
import { namespaceOf, objectIndex } from '../object-index';
import { reportAt } from '../report-at';
import { walkPath } from '../walk-path';
import type { KnownObjects } from './known-objects';
import { knownObjects } from './known-objects';

/** Ports of the Services that Ingresses and HTTPRoutes lead to: SERVICE_PORT_MISSING. */
export function checkRoutes(context: CheckContext): Issue[] {
  const known = knownObjects(context);
  const { ofKind } = objectIndex(context);
  const ingresses = ofKind('Ingress.networking.k8s.io').flatMap((manifest) =>
    ['spec.defaultBackend.service', 'spec.rules[].http.paths[].backend.service'].flatMap((at) =>
      walkPath(manifest.object, at).flatMap(({ value, path }) => {
        const port = objectAt(value, 'port');
        const name = textAt(port, 'name');
        return checkPort(manifest, value, name ?? numberAt(port, 'number'), `${path}.port.${name === undefined ? 'number' : 'name'}`, known);
      }),
    ),
  );
  const routes = ofKind('HTTPRoute.gateway.networking.k8s.io').flatMap((manifest) =>
    walkPath(manifest.object, 'spec.rules[].backendRefs[]').flatMap(({ value, path }) =>
      (textAt(value, 'kind') ?? 'Service') === 'Service' ? checkPort(manifest, value, numberAt(value, 'port'), `${path}.port`, known) : [],
    ),
  );
  return [...ingresses, ...routes];
}

function checkPort(manifest: JudgedManifest, backend: Json, port: string | number | undefined, path: string, known: KnownObjects): Issue[] {
  const name = textAt(backend, 'name') ?? '';
  const service = known.service(textAt(backend, 'namespace') ?? namespaceOf(manifest.object), name);
  if (service === undefined || port === undefined || service.external) return [];
  if (service.ports.some((one) => (typeof port === 'number' ? one.port === port : one.name === port))) return [];
  const has = service.ports.map((one) => (one.name === undefined ? `${one.port}` : `${one.port} (${one.name})`)).join(', ');
  return [reportAt(manifest, 'SERVICE_PORT_MISSING', `Service "${name}" has no port ${port}.`, { path, hint: `Its ports are ${has}.` })];
}
