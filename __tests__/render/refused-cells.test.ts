import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { ApiObject, Chart } from 'cdk8s';
import craftista from '../../charts/craftista';
import { diskFileSystem, withTexts } from '../../lib/file-system';
import type { Project, System } from '../../lib/render';
import { openProject, renderCell } from '../../lib/render';

const root = resolve(__dirname, '..', '..');
const overlay = 'overlays/craftista/dev/kustomization.yaml';

async function issuesOf(system: System | undefined, more = ''): Promise<string[]> {
  const fileSystem = withTexts(diskFileSystem, root, new Map([[overlay, `${readFileSync(resolve(root, overlay), 'utf8')}${more}`]]));
  const project: Project = { ...openProject({ root, loadSystem: async () => system, systemNames: () => ['craftista'] }), fileSystem };
  const { issues, files } = await renderCell({ system: 'craftista', environment: 'dev' }, project, { checks: false });
  expect(files.size > 0).toBe(issues.length === 0);
  return issues.map(({ code, file, message }) => `${code} ${file}: ${message}`);
}

test('an overlay without charts', async () => {
  expect(await issuesOf(undefined)).toEqual([`SYSTEM_WITHOUT_CHARTS ${overlay}: overlays/craftista/dev has no charts/craftista/index.ts`]);
});

test('a chart that fails', async () => {
  const failing = () => {
    throw new Error('no image');
  };
  expect(await issuesOf({ ...craftista, services: { ...craftista.services, catalogue: failing } })).toContain('CHART_FAILED charts/craftista/catalogue.ts: the chart of catalogue failed: no image');
});

test('replicas that the settings count', async () => {
  const issues = await issuesOf(craftista, 'replicas: [{name: catalogue, count: 5}]\n');
  expect(issues).toEqual([expect.stringMatching(/^REPLICAS_OWNED_ELSEWHERE /)]);
});

test('one object from two charts', async () => {
  const { catalogue } = craftista.services;
  const issues = await issuesOf({ ...craftista, services: { ...craftista.services, again: catalogue as System['services'][string] } });
  expect(issues[0]).toBe(`ID_CONFLICT ${overlay}: two charts make ExternalSecret.v1.external-secrets.io/catalogue-mongodb-secret.craftista-dev`);
});

test('one object from two charts in two versions of its kind', async () => {
  const again: System['services'][string] = (app, { namespace }) => {
    const chart = new Chart(app, 'again');
    new ApiObject(chart, 'secret', { apiVersion: 'external-secrets.io/v1beta1', kind: 'ExternalSecret', metadata: { name: 'catalogue-mongodb-secret', namespace } });
    return chart;
  };
  expect(await issuesOf({ ...craftista, services: { ...craftista.services, again } })).toEqual([expect.stringMatching(/^OBJECT_TWICE .* is rendered by catalogue and by again$/)]);
});
