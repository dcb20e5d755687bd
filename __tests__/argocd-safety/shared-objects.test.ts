import { findSharedObjects } from '../../lib/render';

const config = (name: string, namespace: string) => ({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name, namespace } });

test('two cells that share a namespace must not deliver the same object', () => {
  expect(
    findSharedObjects([
      { name: 'shop/dev', objects: [config('a', 'shared'), config('b', 'shared')] },
      { name: 'help/dev', objects: [config('a', 'shared'), config('b', 'help')] },
    ]),
  ).toEqual([
    {
      check: 'argocd',
      code: 'ARGOCD_TWO_OWNERS',
      severity: 'error',
      message: 'shop/dev and help/dev both deliver it: each would undo what the other applies.',
      file: 'overlays/help/dev/environment.yaml',
      object: 'shared/ConfigMap/a',
    },
  ]);
});
