import { judge } from '../../lib/checks';
import type { KubeObject } from '../../lib/manifest';
import { knownDisagreements } from '../schema/known-disagreements';
import { mutations } from '../schema/mutations';
import { digestOf, readRecorded, writeRecorded } from '../schema/recorded-verdicts';
import { validManifests } from '../schema/valid-manifests';
import { ApiServer, kubeconfig } from './api-server';
import { inParallel } from './in-parallel';

// Off without a cluster: KUBECONFIG names one whose API server is Kubernetes 1.28 with the definitions of lib/schema.
const describeCluster = kubeconfig === undefined ? describe.skip : describe;
const namespace = 'schema-check';
const seed = Number(process.env.TRELLIS_SEED ?? 28);
const count = Number(process.env.TRELLIS_RUNS ?? 3000);
const record = process.env.TRELLIS_RECORD !== undefined;

const faultsOf = (object: KubeObject): readonly string[] =>
  judge({ manifests: [{ object }] }, { only: ['schema'] })
    .filter(({ severity }) => severity === 'error')
    .map(({ code, path, message }) => `${code} ${path ?? ''}: ${message}`);

describeCluster('the schema check and a strict dry run', () => {
  const server = new ApiServer(kubeconfig ?? '');
  beforeAll(() => server.ensure({ apiVersion: 'v1', kind: 'Namespace', metadata: { name: namespace } }));
  afterAll(async () => {
    await server.send('DELETE', `/api/v1/namespaces/${namespace}`);
    server.close();
  });

  test('take every manifest of the corpus', async () => {
    const said = await inParallel(validManifests(), async (object) => ({ object, server: await server.dryRun(object, namespace), ours: faultsOf(object) }));
    const refused = said.filter(({ server: { status }, ours }) => status >= 300 || ours.length > 0);
    expect(refused.map(({ object, server: { message }, ours }) => [`${object.kind} ${object.metadata.name}`, message, ours])).toEqual([]);
  });

  test(`agree on ${count} mutations of seed ${seed}, but for the known disagreements`, async () => {
    const inputs = mutations(count, seed);
    const said = await inParallel(inputs, ({ object }) => server.dryRun(object, namespace));
    const verdicts = said.map(({ status }) => (status < 300 ? 'taken' : 'refused'));
    const different = inputs.flatMap((mutation, index) => {
      const faults = faultsOf(mutation.object);
      return (faults.length > 0 ? 'refused' : 'taken') === verdicts[index] ? [] : [{ mutation, faults, said: said[index]?.message }];
    });
    const refused = verdicts.filter((verdict) => verdict === 'refused').length;
    process.stdout.write(`schema: ${count} mutations, ${refused} refused by the server; we agree on ${((100 * (count - different.length)) / count).toFixed(2)} %\n`);
    const unknown = different.filter(({ mutation }) => !knownDisagreements.some(({ covers }) => covers(mutation)));
    expect(unknown.map(({ mutation: { object, what }, faults, said: message }) => ({ kind: object.kind, what, message, faults }))).toEqual([]);
    expect(different.length / count).toBeLessThan(0.01);
    const current = { seed, count, digest: digestOf(inputs.map(({ object }) => object)), verdicts };
    if (record) writeRecorded('schema', current);
    const recorded = readRecorded('schema');
    if (recorded.digest === current.digest) expect(recorded).toEqual(current);
  }, 600_000);
});
