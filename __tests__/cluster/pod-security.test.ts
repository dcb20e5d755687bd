import { judge } from '../../lib/checks';
import { generatedPods } from '../pod-security/generated-pods';
import { controlsIn } from '../pod-security/server-controls';
import { verdictOf } from '../pod-security/verdict';
import { digestOf, readRecorded, writeRecorded } from '../schema/recorded-verdicts';
import { ApiServer, kubeconfig } from './api-server';
import { inParallel } from './in-parallel';

// Off without a cluster: KUBECONFIG names one whose API server is Kubernetes 1.28.
const describeCluster = kubeconfig === undefined ? describe.skip : describe;
const seed = Number(process.env.TRELLIS_SEED ?? 28);
const count = Number(process.env.TRELLIS_RUNS ?? 1200);
const record = process.env.TRELLIS_RECORD !== undefined;

describeCluster('the Pod Security check and admission', () => {
  const server = new ApiServer(kubeconfig ?? '');
  afterAll(() => server.close());

  test.each(['baseline', 'restricted'] as const)(`agree on ${count} Pods of seed ${seed} at %s, control by control`, async (level) => {
    const namespace = `pod-security-check-${level}`;
    await server.ensure({ apiVersion: 'v1', kind: 'Namespace', metadata: { name: namespace, labels: { 'pod-security.kubernetes.io/enforce': level } } });
    const pods = generatedPods(count, seed);
    const said = await inParallel(pods, (pod) => server.dryRun(pod, namespace));
    await server.send('DELETE', `/api/v1/namespaces/${namespace}`);
    expect(said.filter(({ status }) => status !== 201 && status !== 403)).toEqual([]);
    const verdicts = said.map(({ status, message }) => (status === 201 ? '-' : verdictOf(controlsIn(message))));
    const ours = pods.map((object) => verdictOf(judge({ manifests: [{ object }], podSecurityLevel: level }, { only: ['pod-security'] }).map(({ code }) => code)));
    process.stdout.write(`pod-security ${level}: ${count} Pods, ${verdicts.filter((verdict) => verdict === '-').length} admitted\n`);
    expect(ours).toEqual(verdicts);
    const current = { seed, count, digest: digestOf([...pods]), verdicts };
    if (record) writeRecorded(`pod-security-${level}`, current);
    const recorded = readRecorded(`pod-security-${level}`);
    if (recorded.digest === current.digest) expect(recorded).toEqual(current);
  }, 600_000);
});
