import { printYaml } from '../../lib/manifest';
import type { CellDelivery } from '../../lib/argocd';
import { findScaleTargets, imageUpdaterAnnotations, renderAppProject, renderApplication, renderRootApplication } from '../../lib/argocd';

const cell: CellDelivery = {
  system: 'shop',
  environment: 'prod',
  namespace: 'shop-prod',
  purpose: 'Production',
  repoUrl: 'https://git.example.com/shop.git',
  targetRevision: 'main',
  distPath: 'dist',
  syncGate: 'none',
  autoscaled: [{ group: 'argoproj.io', kind: 'Rollout', name: 'cart' }],
  annotations: { 'trellis.dev/approval': 'required' },
};

test('the Application of the services syncs by itself and leaves the autoscaler its replicas', () => {
  expect(printYaml([renderApplication(cell, 'service')])).toBe(`apiVersion: argoproj.io/v1alpha1
kind: Application
metadata:
  annotations:
    argocd.argoproj.io/sync-wave: "1"
    trellis.dev/approval: required
  labels:
    app.kubernetes.io/component: services
    app.kubernetes.io/managed-by: trellis
    app.kubernetes.io/part-of: shop
    environment: prod
  name: shop-prod
  namespace: argocd
spec:
  destination:
    namespace: shop-prod
    server: https://kubernetes.default.svc
  ignoreDifferences:
  - group: argoproj.io
    jsonPointers:
    - /spec/replicas
    kind: Rollout
    name: cart
  project: shop-prod
  revisionHistoryLimit: 10
  source:
    path: dist/shop/prod
    repoURL: https://git.example.com/shop.git
    targetRevision: main
  syncPolicy:
    automated:
      allowEmpty: false
      prune: true
      selfHeal: true
    retry:
      backoff:
        duration: 5s
        factor: 2
        maxDuration: 1m
      limit: 5
    syncOptions:
    - CreateNamespace=false
    - RespectIgnoreDifferences=true
`);
});

test('the base has an Application of its own, which ignores nothing', () => {
  const { metadata, spec } = renderApplication(cell, 'base');
  expect(metadata.name).toBe('shop-prod-base');
  expect(spec).toMatchObject({ source: { path: 'dist/shop/prod/base' } });
  expect(spec).not.toHaveProperty('ignoreDifferences');
});

test('a manual gate drops automated sync; a window denies all but a sync by hand', () => {
  expect(renderApplication({ ...cell, syncGate: 'manual' }, 'service')['spec']).not.toHaveProperty('syncPolicy.automated');
  expect(renderAppProject({ ...cell, syncGate: 'window' })['spec']).toMatchObject({
    syncWindows: [{ kind: 'deny', schedule: '* * * * *', duration: '24h', applications: ['*'], manualSync: true }],
  });
});

test("a project allows the cell's namespace and repository, no cluster-scoped kind but its Namespace, and no Secret", () => {
  const { spec } = renderAppProject(cell);
  expect(spec).toMatchObject({
    sourceRepos: ['https://git.example.com/shop.git'],
    destinations: [{ namespace: 'shop-prod', server: 'https://kubernetes.default.svc' }],
    clusterResourceWhitelist: [{ group: '', kind: 'Namespace' }],
  });
  expect(JSON.stringify(spec)).not.toMatch(/"Secret"|"\*"/);
});

test('the root Application prunes nothing, and stands at the top where dist does', () => {
  expect(renderRootApplication({ repoUrl: cell.repoUrl, targetRevision: 'main', distPath: '' })['spec']).toMatchObject({
    source: { path: 'argocd' },
    syncPolicy: { automated: { prune: false, selfHeal: true } },
  });
});

test('what autoscalers of either kind scale is found, by group, kind and name', () => {
  const scaled = (kind: string, scaleTargetRef: Record<string, string>) => ({ apiVersion: 'x/v1', kind, metadata: { name: 'x' }, spec: { scaleTargetRef } });
  expect(findScaleTargets([scaled('ScaledObject', { name: 'jobs' }), scaled('HorizontalPodAutoscaler', { apiVersion: 'argoproj.io/v1alpha1', kind: 'Rollout', name: 'cart' })])).toEqual([
    { group: 'apps', kind: 'Deployment', name: 'jobs' },
    { group: 'argoproj.io', kind: 'Rollout', name: 'cart' },
  ]);
});

test('the image updater is told to write into the overlay, and which tags may come', () => {
  const workload = { apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name: 'cart' }, spec: { template: { spec: { containers: [{ name: 'app', image: 'registry.example:5000/shop/cart:develop-1' }] } } } };
  const other = { apiVersion: 'v1', kind: 'Service', metadata: { name: 'cart' } };
  const annotations = imageUpdaterAnnotations('overlays/shop/dev', [workload, other].map((object) => ({ object, service: 'cart' })), {
    strategy: 'newest-build',
    tagPattern: '^develop-',
    branchOf: 'main',
    branch: 'render-{{.SHA256}}',
  });
  expect(annotations).toEqual({
    'argocd-image-updater.argoproj.io/image-list': 'cart=registry.example:5000/shop/cart',
    'argocd-image-updater.argoproj.io/write-back-method': 'git',
    'argocd-image-updater.argoproj.io/write-back-target': 'kustomization:/overlays/shop/dev',
    'argocd-image-updater.argoproj.io/git-branch': 'main:render-{{.SHA256}}',
    'argocd-image-updater.argoproj.io/cart.update-strategy': 'newest-build',
    'argocd-image-updater.argoproj.io/cart.allow-tags': 'regexp:^develop-',
  });
  expect(renderApplication({ ...cell, serviceAnnotations: annotations }, 'base').metadata['annotations']).not.toHaveProperty(['argocd-image-updater.argoproj.io/image-list']);
});
