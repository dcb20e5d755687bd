import fc from 'fast-check';
import { webService } from '../../charts/parts/web-service';
import type { KubeObject } from '../../lib/manifest';
import { cell, names, only, render, yaml } from './render';
import { api, closed, page, sized } from './shop';

const hosts = 'hosts: { shop.local: { tls: ca }, shop.com: { tls: self-signed } }\n';
const rendered = (text: string, props = api) => render((chart) => webService(chart, cell(`${sized}${hosts}${text}`), closed, props));

test('an API has an Ingress of its own that removes the prefix, with one certificate a host', () => {
  const text = 'services: { prices: { routes: [{ host: shop.local, prefix: /api/prices }, { host: shop.com, prefix: /api/prices }] } }';
  const { metadata, ...rest } = only(rendered(text), 'Ingress');
  expect(metadata['name']).toBe('prices-api');
  expect(metadata['annotations']).toEqual({
    'nginx.ingress.kubernetes.io/use-regex': 'true',
    'nginx.ingress.kubernetes.io/rewrite-target': '/$2',
  });
  const path = { path: '/api/prices(/|$)(.*)', pathType: 'ImplementationSpecific', backend: { service: { name: 'prices', port: { number: 8000 } } } };
  expect(rest['spec']).toEqual({
    ingressClassName: 'nginx',
    rules: [{ host: 'shop.local', http: { paths: [path] } }, { host: 'shop.com', http: { paths: [path] } }],
    tls: [{ hosts: ['shop.local'], secretName: 'shop-local-tls' }, { hosts: ['shop.com'], secretName: 'shop-com-tls' }],
  });
});

test('a page is served where it is, under its own name', () => {
  const ingress = only(rendered('services: { page: { routes: [{ host: shop.com, prefix: / }] } }', page), 'Ingress');
  expect(ingress.metadata).toMatchObject({ name: 'page' });
  expect(ingress.metadata).not.toHaveProperty('annotations');
  expect(ingress['spec']).toMatchObject({
    rules: [{ host: 'shop.com', http: { paths: [{ path: '/', pathType: 'Prefix', backend: { service: { name: 'page', port: { number: 3000 } } } }] } }],
  });
});

/** ingress-nginx turns the path into `location ~* "^<path>"` and rewrites to the target with its groups. */
function rewritten(ingress: KubeObject, request: string): string | undefined {
  const { spec, metadata } = ingress as unknown as {
    spec: { rules: { http: { paths: { path: string }[] } }[] };
    metadata: { annotations: Record<string, string> };
  };
  const location = new RegExp(`^${spec.rules[0]?.http.paths[0]?.path}`, 'i').exec(request);
  const target = metadata.annotations['nginx.ingress.kubernetes.io/rewrite-target'] ?? '';
  return location?.slice(1).reduce<string>((path, group, index) => path.replace(`$${index + 1}`, group ?? ''), target);
}

test('the backend sees the path without the prefix, and no longer name is taken for the prefix', () => {
  const segment = fc.stringMatching(/^[a-z]{1,8}$/);
  const prefix = fc.array(segment, { minLength: 1, maxLength: 3 }).map((parts) => `/${parts.join('/')}`);
  const rest = fc.array(segment, { maxLength: 3 }).map((parts) => parts.map((part) => `/${part}`).join(''));
  fc.assert(
    fc.property(prefix, rest, segment, fc.boolean(), (path, below, more, closing) => {
      const ingress = only(rendered(`services: { prices: { routes: [{ host: shop.com, prefix: ${path}${closing ? '/' : ''} }] } }`), 'Ingress');
      expect(rewritten(ingress, path + below)).toBe(below === '' ? '/' : below);
      expect(rewritten(ingress, `${path}${more}${below}`)).toBeUndefined();
    }),
    { numRuns: Number(process.env['TRELLIS_RUNS'] ?? 30) },
  );
});

describe('through a Gateway', () => {
  const gateway = 'routing: { kind: gateway, gateway: { name: public, namespace: gateways } }\n';

  test('an API has an HTTPRoute that removes the prefix, for all hosts with that prefix', () => {
    const text = `${gateway}services: { prices: { routes: [{ host: shop.local, prefix: /api/prices }, { host: shop.com, prefix: /api/prices }] } }`;
    const objects = rendered(text);
    expect(names(objects)).not.toContain('Ingress/prices-api');
    expect(only(objects, 'HTTPRoute')).toMatchObject({ metadata: { name: 'prices-api' } });
    expect(only(objects, 'HTTPRoute')['spec']).toEqual(
      yaml(`
parentRefs: [{ name: public, namespace: gateways }]
hostnames: [shop.local, shop.com]
rules:
  - matches: [{ path: { type: PathPrefix, value: /api/prices } }]
    filters: [{ type: URLRewrite, urlRewrite: { path: { type: ReplacePrefixMatch, replacePrefixMatch: / } } }]
    backendRefs: [{ name: prices, port: 8000 }]
`),
    );
  });

  test('each prefix has a route of its own, and a page is not rewritten', () => {
    const objects = rendered(`${gateway}services: { page: { routes: [{ host: shop.local, prefix: / }, { host: shop.com, prefix: /shop }] } }`, page);
    expect(names(objects).filter((name) => name.startsWith('HTTPRoute'))).toEqual(['HTTPRoute/page', 'HTTPRoute/page-2']);
    expect(JSON.stringify(objects)).not.toContain('URLRewrite');
  });
});

test('a service without a route is not reached from outside', () => {
  expect(names(rendered('')).filter((name) => /Ingress|HTTPRoute/.test(name))).toEqual([]);
});
