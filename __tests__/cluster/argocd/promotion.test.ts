import { join } from 'node:path';
import type { GitopsProject } from './gitops-project';
import { cloneProject } from './gitops-project';
import { eventually, kubectl, liveImage, unsettled } from './kubectl';

/** Promotions as a real Argo CD delivers them, from commits alone (KUBECONFIG: a cluster started with --argocd). */
let project: GitopsProject;
const craftista = (name: string) => name.startsWith('craftista') || name === 'trellis-root';
const head = () => project.git('rev-parse', 'HEAD').trim();
const services = ['catalogue', 'frontend', 'voting', 'recommendation'];
const staging = () => services.map((service) => liveImage('craftista-staging', `deployment/${service}`));
const prod = () => services.map((service) => liveImage('craftista-prod', `rollout.argoproj.io/${service}`));
const tagsIn = (environment: string) => [...project.read(`overlays/craftista/${environment}/kustomization.yaml`).matchAll(/newTag: (\S+)/g)].map(([, tag]) => tag);

beforeAll(async () => {
  project = cloneProject();
  project.git('config', 'user.name', 'test');
  project.git('config', 'user.email', 'test@example.com');
  project.replace('overlays/craftista/base/environment.yaml', /repoUrl: .*/, `repoUrl: ${project.url}`);
  project.synthAndCommit('Deliver from this repository');
  project.trellis('release', 'craftista/prod', '--approved-by', 'grace', '--commit');
  kubectl(['apply', '-f', join(project.directory, 'dist/argocd')]);
  await eventually('all Applications are Synced and Healthy', 300, () => unsettled(craftista, head()));
});
afterAll(() => {
  kubectl(['delete', 'applications', '--all', '-n', 'argocd', '--timeout=60s']);
  for (const environment of ['dev', 'staging', 'prod']) kubectl(['delete', 'namespace', `craftista-${environment}`, '--ignore-not-found', '--timeout=150s']);
  project.close();
});

test('a promotion to staging rolls staging to the new images and leaves prod alone; a rollback brings the earlier ones back', async () => {
  const [stagingBefore, prodBefore] = [staging(), prod()];
  project.trellis('promote', 'craftista', 'dev', 'staging', '--commit', '--yes');
  await eventually('staging runs the tags of dev', 180, () => unsettled(craftista, head()));
  expect(staging().map((image) => image.split(':')[1])).toEqual(tagsIn('dev'));
  expect(staging()).not.toEqual(stagingBefore);
  expect(prod()).toEqual(prodBefore);

  project.trellis('rollback', 'craftista/staging', '--commit', '--yes');
  await eventually('staging runs the earlier tags', 180, () => unsettled(craftista, head()));
  expect([staging(), prod()]).toEqual([stagingBefore, prodBefore]);
});

test('a chart change waits in prod; an approved promotion delivers it with the tags, exactly as it was shown', async () => {
  const prodBefore = prod();
  const options = () => kubectl(['get', 'rollout.argoproj.io/voting', '-n', 'craftista-prod', '-o', 'jsonpath={.spec.template.spec.containers[0].env[?(@.name=="JAVA_TOOL_OPTIONS")].value}']);
  project.replace('charts/craftista/voting.ts', 'MaxRAMPercentage=75.0', 'MaxRAMPercentage=70.0');
  project.synthAndCommit('A chart change');
  await eventually('every Application has the change', 180, () => unsettled(craftista, head()));
  expect([prod(), options()]).toEqual([prodBefore, '-XX:MaxRAMPercentage=75.0']);

  const approved = ['promote', 'craftista', 'staging', 'prod', '--approved-by', 'grace', '--json'];
  const shown = JSON.parse(project.trellis(...approved, '--dry-run')).objects;
  const base = head();
  project.trellis(...approved, '--commit');
  const delivered = diffOf(`craftista/prod@${base}`, 'craftista/prod@HEAD');
  expect(sorted(delivered)).toEqual(sorted(shown));
  await eventually('prod has what was committed', 180, () => unsettled(craftista, head()));
  expect(prod().map((image) => image.split(':')[1])).toEqual(tagsIn('staging'));
  expect(options()).toBe('-XX:MaxRAMPercentage=70.0');
});

interface Difference {
  readonly object: string;
}

/** `trellis diff` ends with 1 where there are differences. */
function diffOf(before: string, after: string): readonly Difference[] {
  try {
    return JSON.parse(project.trellis('diff', before, after, '--json'));
  } catch (error) {
    return JSON.parse((error as { stdout: string }).stdout);
  }
}

function sorted(differences: readonly Difference[]): readonly Difference[] {
  return [...differences].sort((a, b) => (a.object < b.object ? -1 : 1));
}
