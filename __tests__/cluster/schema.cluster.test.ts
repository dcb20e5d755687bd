import { judge } from '../../lib/checks';
import { validManifests } from '../schema/valid-manifests';
import { ApiServer, kubeconfig } from './api-server';

const namespace = 'schema-check';
const describeCluster = kubeconfig === undefined ? describe.skip : describe;

describeCluster('schema check against the API server', () => {
  const server = new ApiServer(kubeconfig ?? '');
  beforeAll(() => server.ensure({ apiVersion: 'v1', kind: 'Namespace', metadata: { name: namespace } }));
  afterAll(() => server.close());

  test('every manifest of the corpus is valid to both', async () => {
    for (const object of validManifests()) {
      const verdict = await server.dryRun(object, namespace);
      const errors = judge({ manifests: [{ object }] }, { only: ['schema'] }).filter((issue) => issue.severity === 'error');
      expect({ object: `${object.kind} ${object.metadata.name}`, verdict: verdict.message, errors }).toEqual({ object: `${object.kind} ${object.metadata.name}`, verdict: '', errors: [] });
    }
  });
});
