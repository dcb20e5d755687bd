import { findingsOfChange, manifest } from './findings';

const kept = manifest('v1', 'ConfigMap', 'kept', 'data: {}');
const unpruned = { 'sync-options': 'Prune=false,Delete=false' };
const claim = (annotations = {}) => manifest('v1', 'PersistentVolumeClaim', 'data', 'spec: {}', annotations);

describe('what is no longer delivered', () => {
  test.each([
    ['v1', 'PersistentVolumeClaim'],
    ['v1', 'Namespace'],
    ['apps/v1', 'StatefulSet'],
    ['postgresql.cnpg.io/v1', 'Cluster'],
  ])('%s %s: the data would go with it', (apiVersion, kind) => {
    expect(findingsOfChange(manifest(apiVersion, kind, 'data', 'spec: {}') + kept, kept)).toEqual([
      `ARGOCD_DATA_PRUNED shop/${kind}/data: It is no longer delivered: Argo CD would delete it, with its data.`,
    ]);
  });

  test('Prune=false, as it was delivered, leaves it in the cluster', () => {
    expect(findingsOfChange(claim(unpruned) + kept, kept)).toEqual([
      'ARGOCD_DATA_LEFT shop/PersistentVolumeClaim/data: It is no longer delivered: it stays in the cluster with its data, and nobody owns it.',
    ]);
  });

  test('an Application that is gone as a whole prunes nothing', () => {
    expect(findingsOfChange({ shop: claim(), web: kept }, { web: kept })).toEqual([
      'ARGOCD_DATA_LEFT shop/PersistentVolumeClaim/data: It is no longer delivered: it stays in the cluster with its data, and nobody owns it.',
    ]);
  });

  test('anything else may go', () => {
    expect(findingsOfChange(manifest('apps/v1', 'Deployment', 'web', 'spec: {}') + kept, kept)).toEqual([]);
  });
});

describe('another name', () => {
  const service = (name: string, app: string) => manifest('v1', 'Service', name, `spec: {selector: {app: ${app}}, ports: [{port: 80}]}`);

  test('the same object under another name is deleted and made anew', () => {
    expect(findingsOfChange(service('web', 'web') + kept, service('website', 'website') + kept)).toEqual([
      'ARGOCD_RENAMED shop/Service/website: It was called web: Argo CD would make it anew and delete web.',
    ]);
  });

  test('a name within the spec may stay', () => {
    expect(findingsOfChange(service('web', 'front') + kept, service('website', 'front') + kept)).toEqual([
      'ARGOCD_RENAMED shop/Service/website: It was called web: Argo CD would make it anew and delete web.',
    ]);
  });

  test('a workload that runs the same image, whatever its tag', () => {
    const deployment = (name: string, image: string) =>
      manifest('apps/v1', 'Deployment', name, `spec: {selector: {matchLabels: {app: ${name}}}, template: {metadata: {labels: {app: ${name}}}, spec: {containers: [{name: ${name}, image: "${image}", ports: [{containerPort: 80}]}]}}}`);
    expect(findingsOfChange(deployment('web', 'example.com:5000/web:1') + kept, deployment('website', 'example.com:5000/website:2') + kept)).toEqual([
      'ARGOCD_RENAMED shop/Deployment/website: It was called web: Argo CD would make it anew and delete web.',
    ]);
    expect(findingsOfChange(deployment('web', 'example.com/web:1') + kept, deployment('cart', 'example.com/carts:1') + kept)).toEqual([]);
  });

  test('an object that differs is another object', () => {
    expect(findingsOfChange(service('web', 'front') + kept, service('website', 'back') + kept)).toEqual([]);
  });

  test('both under the old and the new name is no renaming', () => {
    expect(findingsOfChange(service('web', 'front'), service('web', 'front') + service('website', 'front'))).toEqual([]);
  });

  test('a ConfigMap may change its name', () => {
    expect(findingsOfChange(manifest('v1', 'ConfigMap', 'a', 'spec: {}'), manifest('v1', 'ConfigMap', 'b', 'spec: {}'))).toEqual([]);
  });
});

describe('owners', () => {
  const [cache, other] = [manifest('v1', 'Service', 'cache', 'spec: {}'), kept];

  test('an object that moves is deleted by its old Application', () => {
    expect(findingsOfChange({ base: cache + other, web: '' }, { base: other, web: cache })).toEqual([
      'ARGOCD_OBJECT_MOVED shop/Service/cache: It moves from Application base to web: base would delete what web has applied.',
    ]);
  });

  test('unless it was delivered with Prune=false', () => {
    const safe = manifest('v1', 'Service', 'cache', 'spec: {}', { 'sync-options': 'Prune=false' });
    expect(findingsOfChange({ base: safe + other }, { base: other, web: cache })).toEqual([]);
  });

  test('two Applications own one object', () => {
    expect(findingsOfChange({ base: cache }, { base: cache, web: cache })).toEqual([
      'ARGOCD_TWO_OWNERS shop/Service/cache: Applications base and web both deliver it: each would undo what the other applies.',
    ]);
  });
});
