import type { Network, WebServiceProps } from '../../charts/parts/web-service';

/** An API and a page that need nothing special. */
export const api: WebServiceProps = {
  name: 'prices',
  partOf: 'shop',
  component: 'api',
  image: 'example/prices',
  port: 8000,
  probes: { readiness: '/ready', liveness: '/live' },
  runtime: 'python',
};
export const page: WebServiceProps = { ...api, name: 'page', component: 'frontend', image: 'example/page', port: 3000, runtime: 'nodejs' };

export const closed: Network = { connections: [] };

export const sized = 'defaults: { resources: { requests: { cpu: 100m, memory: 64Mi } } }\n';
