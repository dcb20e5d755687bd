import type { Condition, EnvironmentRule, Expectation } from '../../lib/checks';
import type { Settings } from '../../lib/settings';
import { issuesOf } from '../judge-text';

const manifests = `
apiVersion: apps/v1
kind: Deployment
metadata: {name: web, namespace: shop-dev}
spec:
  replicas: 1
  template:
    spec:
      containers:
        - {name: a, image: "web:latest", resources: {requests: {memory: 1Gi, cpu: 1}, limits: {memory: 1Gi}}}
        - {name: b, image: "web:1.2.3", resources: {requests: {memory: 256Mi, cpu: 500m}, limits: {memory: 512Mi}}}
---
apiVersion: v1
kind: ConfigMap
metadata: {name: web, namespace: shop-dev}
data: {DEBUG: 'True', FLAG_A: 'on', API: http://api.shop-prod.svc}
---
apiVersion: batch/v1
kind: CronJob
metadata: {name: backup, namespace: shop-dev, labels: {role: backup}}
spec: {schedule: 0 2 * * *}
`;

function judge(expect: Expectation, condition: Condition, environment = 'dev', more: Partial<EnvironmentRule> = {}): string[] {
  const rule: EnvironmentRule = { row: 'R001', says: 'it holds', expect, in: { [environment]: condition }, ...more };
  const settings = { namespace: 'shop-dev' } as Settings;
  return issuesOf(manifests, 'environment', { system: 'shop', environment: 'dev', settings, connections: [], rules: [rule] }).map(
    ({ severity, object = '', path = '', message }) => `${severity} ${object} ${path}: ${message}`.replace(/^error /, ''),
  );
}

const web = { kinds: ['Deployment.apps'] };
const container = 'spec.template.spec.containers';

test.each<[string, Expectation, Condition, string[]]>([
  ['equal', { on: web, at: 'spec.replicas' }, { equals: 1 }, []],
  ['equal', { on: web, at: 'spec.replicas' }, { equals: 2 }, ['shop-dev/Deployment/web spec.replicas: R001: it holds; it is 1, and must be 2.']],
  ['absent', { on: web, at: 'spec.replicas' }, { absent: true }, ['shop-dev/Deployment/web spec.replicas: R001: it holds; it is 1, and must be absent.']],
  ['there', { on: web, at: 'spec.paused' }, { equals: false }, ['shop-dev/Deployment/web spec.paused: R001: it holds; it is absent, and must be false.']],
  ['not latest', { on: web, at: `${container}[].image` }, { matchesNot: ':latest$' }, [`shop-dev/Deployment/web ${container}[0].image: R001: it holds; it is web:latest, and must not match :latest$.`]],
  ['at least', { on: web, at: `${container}[].resources.limits.memory` }, { atLeast: '600Mi' }, [`shop-dev/Deployment/web ${container}[1].resources.limits.memory: R001: it holds; it is 512Mi, and must be at least 600Mi.`]],
  ['at most', { on: web, at: `${container}[].resources.limits.memory` }, { atMost: '1Gi' }, []],
  [
    'equal to a field beside it',
    { on: web, at: `${container}[].resources.limits.memory` },
    { equalsField: `${container}[].resources.requests.memory` },
    [`shop-dev/Deployment/web ${container}[1].resources.limits.memory: R001: it holds; it is 512Mi, and must equal ${container}[].resources.requests.memory.`],
  ],
  ['of an object that is not there', { on: { kinds: ['Service'] }, at: 'spec.type' }, { equals: 'ClusterIP' }, [' : R001: it holds; there is no such object, and spec.type must be ClusterIP.']],
  ['absent where there is no object', { on: { kinds: ['Service'] }, at: 'spec.type' }, { absent: true }, []],
  ['often enough', { on: { kinds: ['CronJob.batch'], labels: { role: 'backup' } }, at: 'spec.schedule' }, { everyAtMost: '24h' }, []],
  ['not often enough', { on: { kinds: ['CronJob.batch'] }, at: 'spec.schedule' }, { everyAtMost: '1h' }, ['shop-dev/CronJob/backup spec.schedule: R001: it holds; it is 0 2 * * *, and must come at least every 1h.']],
  ['a number of objects', { countOf: { kinds: ['Deployment.apps', 'Rollout.argoproj.io'], names: ['web', 'api'] } }, { equals: 2 }, [' : R001: it holds; there are 1, and it must be 2.']],
  ['a sum', { sumOf: 'requests.cpu' }, { atMost: 1 }, [' : R001: it holds; it is 1.5, and it must be at most 1.']],
  ['a list of values', { on: { kinds: ['ConfigMap'] }, at: 'data.FLAG_A' }, { exactly: ['off'] }, [' : R001: it holds; it is on, and must be exactly off.']],
  ['texts', { anyText: true }, { matchesNot: 'shop-prod' }, ['shop-dev/ConfigMap/web data.API: R001: it holds; it must not match shop-prod.']],
])('%s', (_title, expectation, condition, expected) => {
  expect(judge(expectation, condition)).toEqual(expected);
});

test('a rule about another environment is not judged, one about all others is', () => {
  const expectation: Expectation = { on: { kinds: ['ConfigMap'] }, at: 'data.DEBUG' };
  expect(judge(expectation, { equals: 'False' }, 'prod')).toEqual([]);
  expect(judge(expectation, { equals: 'False' }, '*')).toHaveLength(1);
  expect(judge(expectation, { equals: 'False' }, '*', { in: { dev: { equals: 'True' }, '*': { equals: 'False' } } })).toEqual([]);
});

test('a rule may warn; the code is ENVIRONMENT_RULE_BROKEN', () => {
  expect(judge({ on: web, at: 'spec.replicas' }, { atLeast: 2 }, 'dev', { severity: 'warning' })).toEqual(['warning shop-dev/Deployment/web spec.replicas: R001: it holds; it is 1, and must be at least 2.']);
});
