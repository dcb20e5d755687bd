import { hintOf, nearest } from '../nearest';
import type { Finding } from './combination';
import { contradiction, incomplete } from './combination';
import { serviceSettings } from './service-settings';
import type { Settings } from './settings';

/** Names that no public resolver knows: RFC 2606, RFC 6762, RFC 8375, the ICANN reservation of .internal, and IP addresses. */
const privateHost = /(^|\.)(local|localhost|internal|test|example|invalid|lan|home\.arpa)$|^[0-9.]+$|^[^.]+$|:/;

/** Hosts, their certificates and the routes that lead to services. */
export function checkHosts(settings: Settings): readonly Finding[] {
  const { hosts, certificates, routing } = settings;
  const found: Finding[] = [];
  for (const [host, { tls }] of Object.entries(hosts)) {
    const path = ['hosts', host, 'tls'];
    if (tls !== 'acme') continue;
    if (privateHost.test(host)) {
      found.push({ code: 'SETTINGS_ACME_LOCAL_HOST', path, message: `no ACME server can reach ${host}` });
    } else if (host.startsWith('*.')) {
      found.push(contradiction(path, 'ACME proves a wildcard by DNS only, and the issuer solves by HTTP'));
    }
    if (certificates.acme === undefined) found.push(incomplete(path, 'acme needs certificates.acme, the server and an email'));
  }
  if (routing.kind === 'gateway' && routing.gateway === undefined) {
    found.push(incomplete(['routing', 'kind'], 'gateway needs routing.gateway, the name and namespace of the Gateway'));
  }
  return [...found, ...routeFindings(settings)];
}

function routeFindings(settings: Settings): readonly Finding[] {
  const found: Finding[] = [];
  const taken = new Map<string, string>();
  for (const name of Object.keys(settings.services)) {
    for (const [index, { host, prefix }] of serviceSettings(settings, name).routes.entries()) {
      const path = ['services', name, 'routes', index];
      if (!(host in settings.hosts)) {
        const hint = hintOf(nearest(host, Object.keys(settings.hosts)));
        found.push({ ...incomplete([...path, 'host'], `${host} is not a host of hosts`), ...hint });
      }
      const other = taken.get(host + prefix);
      if (other !== undefined) found.push(contradiction(path, `${host}${prefix} already leads to ${other}`));
      taken.set(host + prefix, name);
    }
  }
  return found;
}
