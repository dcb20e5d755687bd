import fc from 'fast-check';
import { assignApplications, judge, listConnections } from '../../lib/checks';
import type { Json, KubeObject } from '../../lib/manifest';
import { arbitraryCluster } from './arbitrary-cluster';

const numRuns = Number(process.env['TRELLIS_RUNS'] ?? 100);

const junk: fc.Arbitrary<Json> = fc.constantFrom<Json[]>(null, 0, '', 'x', true, [], {}, [null], [0], { a: null }, -1, 1.5);

/** The value with whatever stands at the n-th place, counted depth first, replaced. */
function replaceAt(value: Json, place: { left: number }, replacement: Json): Json {
  if (place.left-- === 0) return replacement;
  if (Array.isArray(value)) return value.map((entry) => replaceAt(entry, place, replacement));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, replaceAt(entry, place, replacement)]));
}

const more: readonly KubeObject[] = [
  { apiVersion: 'argoproj.io/v1alpha1', kind: 'Application', metadata: { name: 'a' }, spec: { source: { path: 'a', directory: { recurse: true } } } },
  { apiVersion: 'argoproj.io/v1alpha1', kind: 'Rollout', metadata: { name: 'a', annotations: { 'argocd.argoproj.io/sync-wave': '1' } }, spec: { template: { spec: { containers: [] } } } },
  { apiVersion: 'v1', kind: 'PersistentVolumeClaim', metadata: { name: 'a' }, spec: { storageClassName: 'a' } },
  { apiVersion: 'storage.k8s.io/v1', kind: 'StorageClass', metadata: { name: 'a' } },
  { apiVersion: 'v1', kind: 'Service', metadata: { name: 'a' }, spec: { selector: { a: 'x' }, ports: [{ port: 1, targetPort: 'http' }] } },
  { apiVersion: 'networking.k8s.io/v1', kind: 'Ingress', metadata: { name: 'a' }, spec: { defaultBackend: { service: { name: 'a', port: { number: 1 } } } } },
  { apiVersion: 'batch/v1', kind: 'Job', metadata: { name: 'a', annotations: { 'argocd.argoproj.io/hook': 'PostSync' } }, spec: {} },
];

test('nothing that a file may hold makes a check fail, as long as it has an apiVersion and a kind', () => {
  fc.assert(
    fc.property(arbitraryCluster, fc.array(fc.tuple(fc.nat(), junk), { minLength: 1, maxLength: 6 }), (manifests, changes) => {
      const whole: Json[] = JSON.parse(JSON.stringify([...manifests, ...more]));
      const size = JSON.stringify(whole).split(/[[{,]/).length;
      const broken = changes.reduce<Json>((value, [place, replacement]) => replaceAt(value, { left: 1 + (place % size) }, replacement), whole);
      const objects = (Array.isArray(broken) ? broken : []).filter(
        (object): object is KubeObject => typeof object === 'object' && object !== null && !Array.isArray(object) && typeof object['apiVersion'] === 'string' && typeof object['kind'] === 'string',
      );
      const judged = assignApplications(objects.map((object) => ({ object, file: 'a/b.yaml' })));
      const before = assignApplications(whole.map((object) => ({ object: object as KubeObject, file: 'a/b.yaml' })));
      listConnections(judged);
      judge({ manifests: judged, before }, { only: ['network', 'argocd'] });
      judge({ manifests: before, before: judged }, { only: ['network', 'argocd'] });
    }),
    { numRuns },
  );
});
