import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ProjectCopy } from './project-fixture';
import { copyProject } from './project-fixture';

let project: ProjectCopy;
beforeEach(() => {
  project = copyProject();
});
afterEach(() => project.close());

const read = (path: string) => readFileSync(join(project.directory, path), 'utf8');
const edit = (path: string, from: string, to: string) => {
  expect(read(path)).toContain(from);
  writeFileSync(join(project.directory, path), read(path).replace(from, to));
};
const append = (path: string, text: string) => writeFileSync(join(project.directory, path), read(path) + text);
/** A file with the 1-based line of the first text that matches. */
const at = (path: string, text: string) => {
  const index = read(path).split('\n').findIndex((line) => line.includes(text));
  expect(index).toBeGreaterThanOrEqual(0);
  return `${path}:${index + 1}`;
};
const kustomization = 'overlays/craftista/dev/kustomization.yaml';

const service = (name: string, port: string) => `{ apiVersion: 'v1', kind: 'Service', metadata: { name: '${name}' }, spec: { ports: [{ port: ${port} }] } }`;

/** Every issue of a code, as `file:line object path`. */
const found = (code: string, out: string) => {
  const issues = JSON.parse(out) as readonly Readonly<Record<string, string | number>>[];
  return issues.filter((issue) => issue['code'] === code).map(({ file, line, object, path }) => `${file}:${line} ${object} ${path}`);
};

test('what a chart got wrong is shown at the line of the chart that makes the object', () => {
  edit('charts/craftista/voting.ts', 'import', "import { ApiObject } from 'cdk8s';\nimport");
  edit('charts/craftista/voting.ts', '  webService(', `  new ApiObject(chart, 'x', ${service('broken', "'http'")});\n  webService(`);
  edit('charts/craftista/catalogue.ts', 'port: ports.catalogue,', 'port: 99999,');
  const { code, err } = project.trellis('synth');
  expect(code).toBe(1);
  for (const environment of ['dev', 'prod', 'staging']) {
    expect(err).toContain(`error SCHEMA_WRONG_TYPE ${at('charts/craftista/voting.ts', 'new ApiObject')} craftista-${environment}/Service/broken spec.ports[0].port\n`);
    expect(err).toContain(`error SCHEMA_RANGE ${at('charts/craftista/catalogue.ts', 'webService(')} craftista-${environment}/Service/catalogue spec.ports[0].port\n`);
  }
});

test('a chart that throws is shown at its line, and after an edit of a comment only at the new one', () => {
  edit('charts/craftista/voting.ts', '  webService(', "  if (settings.namespace !== '') throw new Error('no image');\n  webService(");
  const place = () => `CHART_FAILED ${at('charts/craftista/voting.ts', 'throw new Error')}\n`;
  expect(project.trellis('synth').err).toContain(place());
  edit('charts/craftista/voting.ts', 'import', '// A line more.\nimport');
  expect(project.trellis('synth').err).toContain(place());
});

test('what the overlay wrote or brought is shown at its line there, all else in the same object at the chart', () => {
  edit('charts/craftista/frontend.ts', "PORT: String(ports.frontend)", "'1 PORT=': String(ports.frontend)");
  const sidecar = '{ name: sidecar, image: "registry.example/sidecar:1", ports: [{ containerPort: 70000 }] }';
  append(kustomization, `resources:
  - more.yaml
configMapGenerator:
  - name: made
    options: { labels: { bad: "a b" } }
    literals: [a=b]
patches:
  # At the head of the list: the chart's container moves down by one.
  - target: { kind: Deployment, name: frontend }
    patch: |-
      apiVersion: apps/v1
      kind: Deployment
      metadata: { name: any }
      spec: { template: { spec: { containers: [${sidecar}] } } }
  - target: { kind: Service, name: catalogue }
    patch: |-
      - { op: replace, path: /spec/ports/0/port, value: 80000 }
`);
  writeFileSync(join(project.directory, 'overlays/craftista/dev/more.yaml'), `---\n${service('fine', '80')}\n---\n${service('added', '90000')}\n`);
  const { code, out } = project.trellis('validate', '--only', 'schema', '--json');
  expect(code).toBe(1);
  const [first, second, generator] = ['- target: { kind: Deployment', '- target: { kind: Service', '- name: made'].map((text) => at(kustomization, text));
  expect(found('SCHEMA_RANGE', out)).toEqual([
    `${first} craftista-dev/Deployment/frontend spec.template.spec.containers[0].ports[0].containerPort`,
    `${second} craftista-dev/Service/catalogue spec.ports[0].port`,
    `${at('overlays/craftista/dev/more.yaml', 'added')} Service/added spec.ports[0].port`,
  ]);
  expect(found('SCHEMA_LABEL', out)).toEqual([expect.stringMatching(`^${generator} ConfigMap/made-\\w+ metadata.labels.bad$`)]);
  expect(found('SCHEMA_NAME', out)).toContain(`${at('charts/craftista/frontend.ts', 'webService(')} craftista-dev/ConfigMap/frontend-config data["1 PORT="]`);
});

test('explain tells the line of the chart, then each line of the overlay that changed the field, and refuses what is not there', () => {
  append(kustomization, `patches:
  - target: { kind: Deployment, name: frontend }
    patch: '[{ "op": "add", "path": "/metadata/labels/environment", "value": "other" }]'
`);
  const explain = (...args: string[]) => project.trellis('explain', 'craftista/dev', ...args);
  const [chart, patch, labels] = [at('charts/craftista/frontend.ts', 'webService('), at(kustomization, '- target'), at(kustomization, '- pairs')];
  expect(explain('Deployment/frontend', 'metadata.labels.environment')).toEqual({
    code: 0,
    err: '',
    out: `craftista-dev/Deployment/frontend metadata.labels.environment
  ${chart} chart (absent)
  ${patch} PatchTransformer metadata.labels.environment (absent) -> "other"
  ${labels} LabelTransformer metadata.labels.environment "other" -> "dev"
`,
  });
  const [file, line] = chart.split(':');
  expect(JSON.parse(explain('Deployment/frontend', 'spec.template.spec.containers[0].name', '--json').out)).toEqual([
    { object: 'craftista-dev/Deployment/frontend', path: 'spec.template.spec.containers[0].name', value: 'frontend', chart: { file, line: Number(line), value: 'frontend' }, writes: [] },
  ]);
  expect(explain('Deployment/nobody')).toMatchObject({ code: 2, out: '', err: expect.stringContaining('craftista/dev has no Deployment/nobody') });
  expect(explain('Deployment/frontend', 'spec.nothing')).toMatchObject({ code: 2, out: '', err: expect.stringContaining('has no field spec.nothing') });
});
