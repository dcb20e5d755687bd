import type { Issue } from '../../issue';
import { nearest } from '../../nearest';
import type { CheckContext, JudgedManifest } from '../context';
import { namespaceOf } from '../object-index';
import { reportAt } from '../report-at';
import type { Address } from './find-addresses';
import { findAddresses } from './find-addresses';
import type { KnownObjects } from './known-objects';
import { knownObjects } from './known-objects';
import type { KnownService } from './made-services';
import { configurationTexts } from '../configuration-texts';

/**
 * Hosts that variables, arguments and configuration files name: a Service that does not exist (HOST_UNKNOWN), or does
 * not have the port (SERVICE_PORT_MISSING). Hosts outside the cluster are not judged.
 */
export function checkHosts(context: CheckContext): Issue[] {
  const known = knownObjects(context);
  return context.manifests.flatMap((manifest) =>
    configurationTexts(manifest.object).flatMap(({ text, name, path, ownHosts }) =>
      findAddresses(text, name).flatMap((address) => (ownHosts?.includes(address.host) ? [] : checkAddress(manifest, address, path, known))),
    ),
  );
}

/** The process itself, and what the container runtime puts into /etc/hosts. */
const ownHosts: ReadonlySet<string> = new Set(['localhost', 'localhost.localdomain', 'ip6-localhost', 'host.docker.internal']);

function checkAddress(manifest: JudgedManifest, { host, port, kind }: Address, path: string, known: KnownObjects): Issue[] {
  if (ownHosts.has(host)) return [];
  const meant = readHost(host, namespaceOf(manifest.object), known);
  if (meant === undefined) return [];
  const service = known.service(meant.namespace, meant.service);
  if (service !== undefined) return port === undefined ? [] : checkPort(manifest, service, port, path);
  if (known.exists('Service', meant.namespace, meant.service)) return [];
  const near = nearest(meant.service, known.names('Service', meant.namespace));
  if (kind === 'possible' && !isTypo(near, port, meant.namespace, known)) return [];
  const hint = near === undefined ? {} : { hint: `Did you mean ${near}?` };
  return [reportAt(manifest, 'HOST_UNKNOWN', `"${host}" names Service "${meant.service}" in namespace ${meant.namespace}, which does not exist.`, { path, ...hint })];
}

interface MeantService {
  readonly namespace: string;
  readonly service: string;
}

/**
 * How the cluster's DNS reads a name in a Pod of the namespace: `service`, `pod.service`, `service.namespace`, each
 * with or without `svc` and `cluster.local`. Undefined for names that lead outside, or to namespaces not shown.
 */
function readHost(host: string, own: string, { index, service }: KnownObjects): MeantService | undefined {
  const labels = host.replace(/\.$/, '').split('.');
  const svc = labels.indexOf('svc');
  if (svc >= 2 && ['', 'cluster.local'].includes(labels.slice(svc + 1).join('.'))) {
    const namespace = labels[svc - 1] ?? '';
    return index.namespaces.has(namespace) ? { namespace, service: labels[svc - 2] ?? '' } : undefined;
  }
  const [first = '', second = '', third] = labels;
  if (labels.length === 1) return { namespace: own, service: first };
  if (third !== undefined) return index.namespaces.has(third) ? { namespace: third, service: second } : undefined;
  if (service(own, second) !== undefined) return { namespace: own, service: second };
  return index.namespaces.has(second) ? { namespace: second, service: first } : undefined;
}

/** What only looks like an address is one if the Service that it nearly names has that port. */
function isTypo(near: string | undefined, port: number | undefined, namespace: string, known: KnownObjects): boolean {
  const service = near === undefined ? undefined : known.service(namespace, near);
  return service !== undefined && service.ports.some((one) => one.port === port);
}

/** Headless Services and ExternalNames lead to every port of what stands behind them. */
function checkPort(manifest: JudgedManifest, { name, ports, external, headless }: KnownService, port: number, path: string): Issue[] {
  if (external || ports.some((one) => one.port === port) || (headless && ports.length === 0)) return [];
  const has = ports.map((one) => one.port).join(', ');
  return [reportAt(manifest, 'SERVICE_PORT_MISSING', `Service "${name}" has no port ${port}.`, { path, hint: `Its ports are ${has}.` })];
}
