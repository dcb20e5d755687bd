export interface ShopDelivery {
  readonly staging?: string;
  readonly prod?: string;
}

export const tags = { a: 'develop-1a1a1a1', b: 'develop-2b2b2b2', c: 'develop-3c3c3c3' } as const;

export const overlay = (web: string, api: string, db = '16.1.0'): string => `# The shop's tags.
resources: []

images:
  - name: registry.example/shop/web # the window
    newTag: "${web}"
  - {name: registry.example/shop/api, newTag: ${api}}

  - name: registry.example/db
    newTag: ${db}
`;

const settings = (environment: string, delivery: string): string => `inherits: ../base
namespace: shop-${environment}
purpose: ${environment}
delivery:
  repoUrl: https://git.example/shop.git
${delivery}`;

const base = `namespace: shop
defaults:
  replicas: 3
  resources:
    requests: {cpu: 10m, memory: 16Mi}
    memoryLimit: 16Mi
  logLevel: info
security: {podSecurity: restricted, networkPolicy: enforced}
secrets: {path: shop, vault: {server: https://vault.example, mount: secret, authMount: kubernetes, role: shop}}
`;

/** Overlays and settings of the shop's three environments, dev one tag ahead. */
export function shopFiles({ staging, prod }: ShopDelivery): Readonly<Record<string, string>> {
  return {
    'overlays/shop/base/environment.yaml': base,
    'overlays/shop/dev/environment.yaml': settings('dev', ''),
    'overlays/shop/staging/environment.yaml': settings('staging', staging ?? '  promotesFrom: dev\n'),
    'overlays/shop/prod/environment.yaml': settings('prod', prod ?? '  promotesFrom: staging\n  hold: true\n  approval: required\n'),
    'overlays/shop/dev/kustomization.yaml': overlay(tags.b, tags.b),
    'overlays/shop/staging/kustomization.yaml': overlay(tags.a, tags.a),
    'overlays/shop/prod/kustomization.yaml': overlay(tags.a, tags.a),
    '.gitignore': '.trellis-running*\n.trellis-journal\n',
  };
}
