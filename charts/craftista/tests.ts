import type { SystemTestProps } from '../parts/tests';
import { ports, probes, system } from './facts';

/** What is tried on craftista, through the routes of its frontend (frontend/routes in its repository). */
export const tests: SystemTestProps = {
  partOf: system,
  entry: { name: 'frontend', port: ports.frontend },
  smoke: (Object.keys(ports) as (keyof typeof ports)[]).map((name) => ({ name, port: ports[name], path: probes[name].readiness })),
  integration: [{ url: '/api/products' }, { url: '/api/origamis' }, { url: '/daily-origami' }, { url: '/api/service-status' }],
  endToEnd: [{ url: '/' }, { url: '/api/products' }, { url: '/api/origamis' }, { url: '/api/origamis/1/vote', method: 'POST' }, { url: '/api/origamis/1/votes' }],
  load: ['/', '/api/products', '/api/origamis', '/daily-origami'],
};
