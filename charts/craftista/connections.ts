import type { Connection } from '../../lib/render/system';
import type { Settings } from '../../lib/settings';
import { serviceSettings } from '../../lib/settings';
import { imageScanName } from '../parts/platform';
import { testConnections } from '../parts/tests';
import type { Network } from '../parts/web-service';
import { probeConnections } from '../parts/web-service';
import { ports } from './facts';
import { mongodbClient, postgresClient, redisClient, storeConnections, storeSelectors } from './stores';
import { tests } from './tests';

const names = Object.keys(ports) as (keyof typeof ports)[];

/** Who calls whom in craftista; every NetworkPolicy is made from this list. */
export function connections(settings: Settings): readonly Connection[] {
  return [
    ...callsBetweenServices(),
    ...callsToStores(settings),
    ...names.flatMap((name) => callsFromOutside(settings, name)),
    ...testConnections(settings, tests),
    ...scans(settings),
    ...storeConnections(settings),
  ];
}

export const network = (settings: Settings): Network => ({ connections: connections(settings), selectors: storeSelectors(settings) });

function callsBetweenServices(): readonly Connection[] {
  const call = (from: string, to: keyof typeof ports, reason: string): Connection => ({ from, to, ports: [{ port: ports[to] }], reason });
  return [
    call('frontend', 'catalogue', 'the page lists products: /api/products'),
    call('frontend', 'voting', 'the page shows and casts votes: /api/origamis'),
    call('frontend', 'recommendation', 'the page shows the origami of the day: /api/origami-of-the-day'),
    call('voting', 'catalogue', 'every copy reads the products once a minute: /api/products'),
  ];
}

function callsToStores(settings: Settings): readonly Connection[] {
  const stores = {
    voting: postgresClient(settings),
    recommendation: redisClient(settings),
    // The image waits for MongoDB before it starts, though the service reads its products from a file (X15).
    catalogue: mongodbClient(settings),
  };
  return Object.entries(stores).map(([from, { workload, port }]) => ({ from, to: workload, ports: [{ port }], reason: `${from} keeps its data there` }));
}

function callsFromOutside(settings: Settings, name: keyof typeof ports): readonly Connection[] {
  const { tracing } = settings.observability;
  const routed = serviceSettings(settings, name).routes.length > 0;
  const collector = tracing.enabled && tracing.endpoint !== undefined ? [portOf(new URL(tracing.endpoint))] : [];
  return [
    ...(routed ? [{ from: 'ingress', to: name, ports: [{ port: ports[name] }], reason: 'its public routes' }] : []),
    ...probeConnections(settings, name, ports[name]),
    ...collector.map((port) => ({ from: name, to: 'collector', ports: [{ port }], reason: 'traces over OTLP' })),
  ];
}

const portOf = ({ port, protocol }: URL): number => (port === '' ? (protocol === 'https:' ? 443 : 80) : Number(port));

function scans(settings: Settings): readonly Connection[] {
  if (settings.scanning === undefined) return [];
  return [{ from: imageScanName, to: 'internet', ports: [{ port: 443 }], reason: 'Trivy reads the list of vulnerabilities (ghcr.io/aquasecurity/trivy-db)' }];
}
