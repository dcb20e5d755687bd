import type { Json, KubeObject } from '../../../lib/manifest';
import type { Dist, Environment } from '../dist';
import { valueAt } from '../dist';
import type { Row } from '../row';
import { proved } from '../row';
import { ofKind } from './lookups';

interface Route {
  readonly url: string;
  readonly backend: string;
  readonly rewrite: string;
}

/** Every route of a service's Ingress objects: host and prefix as a person types them, the backend, the rewrite. */
function routesOf(dist: Dist, environment: Environment, service: string): readonly Route[] {
  return ofKind(dist, environment, 'Ingress').flatMap((ingress) =>
    indexes(ingress, ['spec', 'rules']).flatMap((rule) =>
      indexes(ingress, ['spec', 'rules', rule, 'http', 'paths']).flatMap((path) => {
        const at = ['spec', 'rules', rule, 'http', 'paths', path] as const;
        const backend = valueAt(ingress, [...at, 'backend', 'service', 'name']);
        if (backend !== service && backend !== `${service}-stable`) return [];
        const host = dist.read(ingress, 'spec', 'rules', rule, 'host');
        const text = String(dist.read(ingress, ...at, 'path'));
        const port = dist.read(ingress, ...at, 'backend', 'service', 'port', 'number') ?? dist.read(ingress, ...at, 'backend', 'service', 'port', 'name');
        const rewrite = dist.read(ingress, 'metadata', 'annotations', 'nginx.ingress.kubernetes.io/rewrite-target');
        return [{ url: `${String(host)}${text.replace(/\(\/\|\$\)\(\.\*\)$/, '').replace(/^\/$/, '')}`, backend: String(port), rewrite: String(rewrite ?? 'none') }];
      }),
    ),
  );
}

function indexes(object: KubeObject, path: readonly (string | number)[]): readonly number[] {
  const list = valueAt(object, path);
  return Array.isArray(list) ? list.map((_, index) => index) : [];
}

/** Staging has a public host from settings as well (X11); the seed's own is the .local one. */
const seedRoutes = (dist: Dist, environment: Environment, service: string) =>
  routesOf(dist, environment, service).filter(({ url }) => environment !== 'staging' || url.includes('.local'));

const access = (service: string) => (dist: Dist, environment: Environment): Json => {
  const routes = seedRoutes(dist, environment, service);
  return routes.length === 1 && routes[0] !== undefined ? { ...routes[0] } : routes.map((route) => ({ ...route }));
};

const api = (name: string, backend: string) => ({
  dev: { url: `dev.craftista.local/api/${name}`, backend, rewrite: '/$2' },
  staging: { url: `staging.craftista.local/api/${name}`, backend, rewrite: '/$2' },
  prod: { url: `api.craftista.com/${name}`, backend, rewrite: '/$2' },
});

export const urls: readonly Row[] = [
  proved(
    'C036',
    'Frontend',
    {
      dev: { url: 'dev.craftista.local', backend: '3000', rewrite: 'none' },
      staging: { url: 'staging.craftista.local', backend: '3000', rewrite: 'none' },
      prod: { url: 'craftista.com', backend: '3000', rewrite: 'none' },
    },
    access('frontend'),
  ),
  proved('C037', 'Catalogue API', api('catalogue', '5000'), access('catalogue')),
  proved('C038', 'Voting API', api('voting', '8080'), access('voting')),
  proved('C039', 'Recommendation API', api('recommendation', '8080'), access('recommendation')),
];
