import { readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { JsonObject, KubeObject } from '../../lib/manifest';
import { ApiServer, kubeconfig } from './api-server';
import { readManifests } from './manifests';

/** dist as a real API server takes it (KUBECONFIG): nothing refused, no warning, nothing changed by a second apply. */
const dist = resolve(__dirname, '../../dist');
const cells = readdirSync(dist)
  .filter((system) => system !== 'argocd')
  .flatMap((system) => readdirSync(join(dist, system)).map((environment) => `${system}/${environment}`));
let server: ApiServer;
beforeAll(() => {
  if (kubeconfig === undefined) throw new Error('set KUBECONFIG to a disposable cluster');
  server = new ApiServer(kubeconfig);
});
afterAll(() => server.close());

const nameOf = ({ kind, metadata }: KubeObject) => `${kind}/${metadata.name}`;

describe.each(cells)('%s', (cell) => {
  const objects = readManifests(join(dist, cell));

  test('every document is applied, without rejection or warning', async () => {
    expect(objects.length).toBeGreaterThan(0);
    const complaints: string[] = [];
    for (const object of objects) {
      const { status, body, warnings } = await server.apply(object);
      if (status >= 300) complaints.push(`${nameOf(object)}: ${status} ${String(body['message'])}`);
      complaints.push(...warnings.map((warning) => `${nameOf(object)}: warning: ${warning}`));
    }
    expect(complaints).toEqual([]);
  });

  test('a second apply changes no resourceVersion', async () => {
    const changed: string[] = [];
    for (const object of objects) if (!(await settles(object))) changed.push(nameOf(object));
    expect(changed).toEqual([]);
  });

  test('every Pod template, as a Pod of its namespace, is admitted without warning', async () => {
    const pods = objects.flatMap(podOf);
    expect(pods.length).toBeGreaterThan(0);
    const complaints: string[] = [];
    for (const pod of pods) {
      const { status, body, warnings } = await server.tryCreate(pod);
      if (status >= 300) complaints.push(`${pod.metadata.name}: ${status} ${String(body['message'])}`);
      complaints.push(...warnings.map((warning) => `${pod.metadata.name}: warning: ${warning}`));
    }
    expect(complaints).toEqual([]);
  });
});

/** Controllers write a status between two applies; an apply that is itself no change shows within a few tries. */
async function settles(object: KubeObject): Promise<boolean> {
  let before: unknown;
  for (let attempt = 0; attempt < 10; attempt += 1) {
    const { body } = await server.apply(object);
    const version = (body['metadata'] as JsonObject)['resourceVersion'];
    if (version !== undefined && version === before) return true;
    before = version;
  }
  return false;
}

/** The Pod that a workload of any kind would make. */
function podOf(object: KubeObject): readonly KubeObject[] {
  const spec = object['spec'] as JsonObject | undefined;
  const job = (object.kind === 'CronJob' ? (spec?.['jobTemplate'] as JsonObject)['spec'] : spec) as JsonObject | undefined;
  const template = job?.['template'] as JsonObject | undefined;
  const podSpec = template?.['spec'] as JsonObject | undefined;
  if (podSpec?.['containers'] === undefined) return [];
  // A StatefulSet's Pods mount the claims that the set makes.
  const claims = ((spec?.['volumeClaimTemplates'] ?? []) as KubeObject[]).map(({ metadata }) => ({
    name: metadata.name,
    persistentVolumeClaim: { claimName: `${metadata.name}-${object.metadata.name}-0` },
  }));
  return [
    {
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: { ...(template?.['metadata'] as JsonObject), name: object.metadata.name, namespace: String(object.metadata['namespace']) },
      spec: { ...podSpec, volumes: [...((podSpec['volumes'] ?? []) as JsonObject[]), ...claims] },
    },
  ];
}
