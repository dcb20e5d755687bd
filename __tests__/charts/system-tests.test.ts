import { systemTests, testConnections } from '../../charts/parts/tests';
import type { SystemTestProps } from '../../charts/parts/tests';
import { cell, names, only, render, yaml } from './render';

const props: SystemTestProps = {
  partOf: 'shop',
  entry: { name: 'page', port: 3000 },
  smoke: [{ name: 'page', port: 3000, path: '/' }, { name: 'prices', port: 8000, path: '/ready' }],
  integration: [{ url: '/api/prices' }],
  endToEnd: [{ url: '/' }, { url: '/api/orders', method: 'POST' }],
  load: ['/', '/api/prices'],
};
const all = 'tests: { smoke: true, integration: true, endToEnd: true, performance: true, load: true }';
const rendered = (text: string) => {
  const settings = cell(text);
  return render((chart) => systemTests(chart, settings, testConnections(settings, props), props));
};
const command = (text: string, name: string): string =>
  (only(rendered(text), 'Job', name) as unknown as { spec: { template: { spec: { containers: { command: string[] }[] } } } }).spec.template.spec.containers[0]?.command.join(' ') ?? '';

test('nothing is tried that the settings do not ask for', () => {
  expect(rendered('')).toEqual([]);
  expect(testConnections(cell(''), props)).toEqual([]);
});

test('tests after a deployment are hooks, one after the other, each with its way through the network', () => {
  const objects = rendered(`${all}`);
  expect(names(objects).filter((name) => name.startsWith('Job/'))).toEqual(['Job/smoke-tests', 'Job/integration-tests', 'Job/end-to-end-tests']);
  expect(['smoke-tests', 'integration-tests', 'end-to-end-tests'].map((name) => only(objects, 'Job', name).metadata['annotations'])).toEqual(
    ['1', '2', '3'].map((wave) => ({
      'argocd.argoproj.io/hook': 'PostSync',
      'argocd.argoproj.io/hook-delete-policy': 'BeforeHookCreation',
      'argocd.argoproj.io/sync-wave': wave,
    })),
  );
  expect(only(objects, 'Job', 'smoke-tests')['spec']).toMatchObject({ activeDeadlineSeconds: 300, backoffLimit: 2 });
  expect(only(objects, 'NetworkPolicy', 'smoke-tests')['spec']).toMatchObject(
    yaml(`
egress:
  - { to: [{ podSelector: { matchLabels: { app.kubernetes.io/name: page } } }], ports: [{ port: 3000 }] }
  - { to: [{ podSelector: { matchLabels: { app.kubernetes.io/name: prices } } }], ports: [{ port: 8000 }] }
`) as object,
  );
});

test('each request must be answered with success, or the Job fails at once', () => {
  const options = '--fail --silent --show-error --output /dev/null --max-time 10 --retry 15 --retry-all-errors --retry-delay 5';
  expect(command(all, 'smoke-tests')).toBe(`curl --fail-early ${options} http://page:3000/ --next ${options} http://prices:8000/ready`);
  expect(command(all, 'end-to-end-tests')).toBe(`curl --fail-early ${options} http://page:3000/ --next ${options} --request POST http://page:3000/api/orders`);
});

test('load is put on by someone, never by the clock', () => {
  const objects = rendered(all);
  for (const name of ['performance-tests', 'load-tests']) {
    expect(only(objects, 'CronJob', name)['spec']).toMatchObject({ suspend: true, concurrencyPolicy: 'Forbid' });
    expect(JSON.stringify(only(objects, 'CronJob', name))).toContain('{"name":"PATHS","value":"/ /api/prices"}');
    expect(only(objects, 'ConfigMap', `${name}-script`)).toBeDefined();
  }
});

test('beside a rollout that may pause there is no hook: the smoke request is its analysis, from the same Pods', () => {
  const text = 'services: { page: { rollout: { strategy: blue-green } } }\ntests: { smoke: true }';
  expect(names(rendered(text))).toEqual(['NetworkPolicy/smoke-tests']);
  expect(testConnections(cell(text), props).map(({ from, to }) => `${from} ${to}`)).toEqual(['smoke-tests page', 'smoke-tests prices']);
});
