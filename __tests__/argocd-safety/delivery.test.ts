import { assignApplications } from '../../lib/checks';
import type { Settings } from '../../lib/settings';
import { findingsIn, manifest } from './findings';

const cell = { system: 'shop', environment: 'prod', settings: {} as Settings, connections: [] };

test('what holds data in a cell carries Prune=false and Delete=false', () => {
  const text =
    manifest('v1', 'Namespace', 'shop', 'spec: {}', { 'sync-options': 'Prune=false,Delete=false' }) +
    manifest('v1', 'PersistentVolumeClaim', 'data', 'spec: {}', { 'sync-options': 'Prune=false' }) +
    manifest('apps/v1', 'StatefulSet', 'store', 'spec: {}') +
    manifest('apps/v1', 'Deployment', 'web', 'spec: {}');
  expect(findingsIn({ shop: text }, { cell })).toEqual([
    'ARGOCD_DATA_UNPROTECTED shop/PersistentVolumeClaim/data: Data would go with it, and it does not carry Delete=false.',
    'ARGOCD_DATA_UNPROTECTED shop/StatefulSet/store: Data would go with it, and it does not carry Prune=false and Delete=false.',
  ]);
  expect(findingsIn({ shop: text })).toEqual([]);
});

describe('manifests read together with their Applications', () => {
  const application = (name: string, path: string, recurse: boolean) => ({
    file: 'dist/argocd/shop.yaml',
    object: { apiVersion: 'argoproj.io/v1alpha1', kind: 'Application', metadata: { name }, spec: { source: { path, directory: { recurse } } } },
  });
  const at = (file: string) => ({ file, object: { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a' } } });
  const owners = (...manifests: Parameters<typeof assignApplications>[0]) => assignApplications(manifests).map(({ application: owner }) => owner);

  test('belong to the one whose folder they lie in', () => {
    expect(owners(application('web', 'dist/shop/prod', false), application('base', 'dist/shop/prod/base', false), at('dist/shop/prod/a.yaml'), at('dist/shop/prod/base/a.yaml'), at('a.yaml'))).toEqual([
      undefined,
      undefined,
      'web',
      'base',
      undefined,
    ]);
  });

  test('below it where it recurses, and from wherever the files were named', () => {
    expect(owners(application('web', 'apps/shop', true), at('/home/me/repo/apps/shop/deep/a.yaml'), at('apps/shopping/a.yaml'))).toEqual([undefined, 'web', undefined]);
  });
});
