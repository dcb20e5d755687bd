import { builtinOpenApi, readOpenApi } from '../../lib/overlay/schema';

describe('the built-in schema', () => {
  const containers = builtinOpenApi.schemaFor('apps/v1', 'Deployment')?.field('spec')?.field('template')?.field('spec')?.field('containers');

  test('says by which keys lists merge, through references', () => {
    expect([containers?.patchStrategy, containers?.mergeKeys]).toEqual(['merge', ['name']]);
    expect(containers?.elements()?.field('ports')?.mergeKeys).toEqual(['containerPort', 'protocol']);
    expect(containers?.elements()?.field('volumeMounts')?.mergeKeys).toEqual(['mountPath']);
    expect(builtinOpenApi.schemaFor('v1', 'Service')?.field('metadata')?.field('finalizers')?.patchStrategy).toBe('merge');
    expect(builtinOpenApi.schemaFor('apps/v1', 'Deployment')?.field('spec')?.field('strategy')?.patchStrategy).toBe('retainKeys');
  });

  test('knows nothing of a field without merge rules, nor of an unknown kind', () => {
    expect(containers?.elements()?.field('args')).toBeUndefined();
    expect(builtinOpenApi.schemaFor('argoproj.io/v1alpha1', 'Rollout')).toBeUndefined();
    expect(builtinOpenApi.schemaFor('v1', 'ConfigMap')).toBeDefined();
  });

  test('scopes are those of Kubernetes 1.21', () => {
    const scope = (apiVersion: string, kind: string): boolean | undefined => builtinOpenApi.isNamespaced(apiVersion, kind);
    expect([scope('v1', 'Namespace'), scope('rbac.authorization.k8s.io/v1', 'ClusterRole'), scope('v1', 'Secret'), scope('x/v1', 'Y')]).toEqual([false, false, true, undefined]);
  });
});

describe('a custom schema', () => {
  const widget = {
    definitions: {
      Widget: {
        properties: { spec: { $ref: '#/definitions/Spec' } },
        'x-kubernetes-group-version-kind': [{ group: 'example.com', version: 'v1', kind: 'Widget' }],
      },
      Spec: {
        properties: { parts: { items: { $ref: '#/definitions/Part' }, 'x-kubernetes-patch-merge-key': 'id', 'x-kubernetes-patch-strategy': 'merge' } },
      },
      Part: { additionalProperties: { 'x-kubernetes-patch-strategy': 'replace' } },
    },
    paths: {
      '/apis/example.com/v1/worlds/{name}': { get: { 'x-kubernetes-group-version-kind': { group: 'example.com', version: 'v1', kind: 'World' } } },
      '/apis/example.com/v1/namespaces/{namespace}/widgets/{name}': { get: { 'x-kubernetes-group-version-kind': { group: 'example.com', version: 'v1', kind: 'Widget' } } },
    },
  };
  const openApi = readOpenApi(widget);

  test('tells merge keys through references and free keys', () => {
    const parts = openApi.schemaFor('example.com/v1', 'Widget')?.field('spec')?.field('parts');
    expect([parts?.patchStrategy, parts?.mergeKeys, parts?.elements()?.field('any')?.patchStrategy]).toEqual(['merge', ['id'], 'replace']);
  });

  test('stands in place of the built-in kinds but not of their scopes', () => {
    expect(openApi.schemaFor('apps/v1', 'Deployment')).toBeUndefined();
    expect(openApi.isNamespaced('v1', 'Namespace')).toBe(false);
    expect([openApi.isNamespaced('example.com/v1', 'World'), openApi.isNamespaced('example.com/v1', 'Widget')]).toEqual([false, true]);
  });
});
