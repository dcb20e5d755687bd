import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { GitopsProject } from './gitops-project';
import { cloneProject } from './gitops-project';
import { eventually, kubectl, liveImage, unsettled } from './kubectl';

/** The whole delivery by a real Argo CD, from one apply of dist/argocd (KUBECONFIG: a cluster started with --argocd). */
let project: GitopsProject;
const craftista = (name: string) => name.startsWith('craftista') || name === 'trellis-root';
const head = () => project.git('rev-parse', 'HEAD').trim();
const services = ['catalogue', 'frontend', 'voting', 'recommendation'];
const newTag = `develop-${'a1'.repeat(20)}`;

beforeAll(() => {
  project = cloneProject();
  // The held cell of prod would wait for a release; what Argo CD does with a change is the same.
  if (project.read('overlays/craftista/prod/environment.yaml').includes('hold: true')) project.replace('overlays/craftista/prod/environment.yaml', /hold: true/, 'hold: false');
  project.synthAndCommit('Deliver from this repository');
});
afterAll(() => {
  kubectl(['delete', 'applications', '--all', '-n', 'argocd', '--timeout=60s']);
  for (const environment of ['dev', 'staging', 'prod']) kubectl(['delete', 'namespace', `craftista-${environment}`, '--ignore-not-found', '--timeout=150s']);
  project.close();
});

test('one apply of dist/argocd brings every Application to Synced and Healthy, prod included', async () => {
  kubectl(['apply', '-f', join(project.directory, 'dist/argocd')]);
  await eventually('all Applications are Synced and Healthy', 300, () => unsettled(craftista, head()));
});

test('a tag that changes in dev is rolled out in dev and nowhere else', async () => {
  const before = services.map((service) => liveImage('craftista-staging', `deployment/${service}`));
  project.replace('overlays/craftista/dev/kustomization.yaml', /newTag: develop-[0-9a-f]+/, `newTag: ${newTag}`);
  project.synthAndCommit('A new build in dev');
  await eventually('the new image runs in dev', 180, () => {
    const images = services.map((service) => liveImage('craftista-dev', `deployment/${service}`));
    return images.filter((image) => image.endsWith(`:${newTag}`)).length === 1 ? unsettled(craftista, head()) : images.join(' ');
  });
  expect(services.map((service) => liveImage('craftista-staging', `deployment/${service}`))).toEqual(before);
  const prod = services.map((service) => liveImage('craftista-prod', `rollout.argoproj.io/${service}`));
  expect(prod.filter((image) => image.endsWith(newTag))).toEqual([]);
});

test('a deleted Deployment comes back', async () => {
  const uid = () => kubectl(['get', 'deployment/frontend', '-n', 'craftista-dev', '-o', 'jsonpath={.metadata.uid}']);
  const before = uid();
  kubectl(['delete', 'deployment/frontend', '-n', 'craftista-dev', '--wait=true']);
  await eventually('the Deployment is there again', 120, () => (uid() !== before ? undefined : 'still the old one'));
});

test('a service removed from the charts is pruned', async () => {
  project.write('charts/craftista/temporary.ts', temporaryChart);
  project.replace('charts/craftista/index.ts', /^/, "import { temporaryChart } from './temporary';\n");
  project.replace('charts/craftista/index.ts', /services: \{/, 'services: { temporary: temporaryChart,');
  project.synthAndCommit('A service for a while');
  await eventually('the service is there', 180, () => (kubectl(['get', 'service/temporary', '-n', 'craftista-dev', '-o', 'name']) === '' ? 'absent' : undefined));
  project.git('revert', '--no-edit', 'HEAD');
  expect(() => readFileSync(join(project.directory, 'dist/craftista/dev/temporary.yaml'))).toThrow();
  await eventually('the service is gone', 180, () => {
    const left = kubectl(['get', 'service/temporary', '-n', 'craftista-dev', '-o', 'name', '--ignore-not-found']);
    return left === '' ? undefined : left;
  });
});

const temporaryChart = `import { App, Chart } from 'cdk8s';
import { k8s } from 'cdk8s-plus-28';
import type { Settings } from '../../lib/settings';

export function temporaryChart(app: App, settings: Settings): Chart {
  const chart = new Chart(app, 'temporary');
  new k8s.KubeService(chart, 'service', {
    metadata: { name: 'temporary', namespace: settings.namespace },
    spec: { type: 'ExternalName', externalName: 'example.com' },
  });
  return chart;
}
`;

test('replicas that an autoscaler set stay through another sync, never OutOfSync', async () => {
  kubectl(['patch', 'rollout.argoproj.io/catalogue', '-n', 'craftista-prod', '--type=merge', '-p', '{"spec":{"replicas":5}}']);
  project.replace('overlays/craftista/prod/environment.yaml', /^purpose: .*$/m, 'purpose: Production, scaled');
  project.synthAndCommit('Another change in prod');
  await eventually('prod has synced the change', 180, () => unsettled(craftista, head()));
  for (let second = 0; second < 20; second += 1) {
    expect(unsettled((name) => name === 'craftista-prod')).toBeUndefined();
    await new Promise((done) => setTimeout(done, 1000));
  }
  expect(kubectl(['get', 'rollout.argoproj.io/catalogue', '-n', 'craftista-prod', '-o', 'jsonpath={.spec.replicas}'])).toBe('5');
});

test('a store that asks for more than there is recovers with the next commit, by itself', async () => {
  const pods = () => JSON.parse(kubectl(['get', 'pods', '-n', 'craftista-dev', '-l', 'app.kubernetes.io/name=redis', '-o', 'json'])).items;
  // The namespace's quota would refuse the Pod before any node is asked.
  project.replace('overlays/craftista/dev/environment.yaml', /quota: \{ cpu: "4"/, 'quota: { cpu: "2000"');
  project.replace('overlays/craftista/dev/environment.yaml', /$/, 'databases: { redis: { resources: { requests: { cpu: "1000" } } } }\n');
  project.synthAndCommit('A store that no node can hold');
  await eventually('the store waits for a node', 180, () => (pods().some((pod: { status: { phase: string } }) => pod.status.phase === 'Pending') ? undefined : 'no Pod is Pending'));
  project.git('revert', '--no-edit', 'HEAD');
  await eventually('the store runs again', 300, () => unsettled(craftista, head()));
  expect(pods().map((pod: { status: { phase: string } }) => pod.status.phase)).toEqual(['Running']);
});
