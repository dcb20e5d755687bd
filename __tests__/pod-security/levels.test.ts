import { parse } from 'yaml';
import type { CheckContext } from '../../lib/checks';
import { judge } from '../../lib/checks';
import type { KubeObject } from '../../lib/manifest';

const manifest = (text: string) => ({ object: parse(text) as KubeObject });
const breaches = (context: CheckContext) => judge(context, { only: ['pod-security'] }).map(({ object, path }) => `${object ?? ''} ${path ?? ''}`);

const hostPid = 'spec: {hostPID: true, containers: []}';
const templated: readonly (readonly [kind: string, text: string, path: string])[] = [
  ['Deployment', `{apiVersion: apps/v1, kind: Deployment, metadata: {name: a}, spec: {template: {${hostPid}}}}`, 'spec.template.spec.hostPID'],
  ['StatefulSet', `{apiVersion: apps/v1, kind: StatefulSet, metadata: {name: a}, spec: {template: {${hostPid}}}}`, 'spec.template.spec.hostPID'],
  ['DaemonSet', `{apiVersion: apps/v1, kind: DaemonSet, metadata: {name: a}, spec: {template: {${hostPid}}}}`, 'spec.template.spec.hostPID'],
  ['ReplicaSet', `{apiVersion: apps/v1, kind: ReplicaSet, metadata: {name: a}, spec: {template: {${hostPid}}}}`, 'spec.template.spec.hostPID'],
  ['Job', `{apiVersion: batch/v1, kind: Job, metadata: {name: a}, spec: {template: {${hostPid}}}}`, 'spec.template.spec.hostPID'],
  ['CronJob', `{apiVersion: batch/v1, kind: CronJob, metadata: {name: a}, spec: {jobTemplate: {spec: {template: {${hostPid}}}}}}`, 'spec.jobTemplate.spec.template.spec.hostPID'],
  ['ReplicationController', `{apiVersion: v1, kind: ReplicationController, metadata: {name: a}, spec: {template: {${hostPid}}}}`, 'spec.template.spec.hostPID'],
  ['PodTemplate', `{apiVersion: v1, kind: PodTemplate, metadata: {name: a}, template: {${hostPid}}}`, 'template.spec.hostPID'],
  ['Rollout', `{apiVersion: argoproj.io/v1alpha1, kind: Rollout, metadata: {name: a}, spec: {template: {${hostPid}}}}`, 'spec.template.spec.hostPID'],
];

test.each(templated)('the template of a %s is judged as the Pod that it makes', (kind, text, path) => {
  expect(breaches({ manifests: [manifest(text)], podSecurityLevel: 'baseline' })).toEqual([`${kind}/a ${path}`]);
});

describe('the level', () => {
  const pod = manifest(`{apiVersion: v1, kind: Pod, metadata: {name: p, namespace: shop}, ${hostPid}}`);
  const namespace = (level: string) => manifest(`{apiVersion: v1, kind: Namespace, metadata: {name: shop, labels: {pod-security.kubernetes.io/enforce: ${level}}}}`);

  test('is what the Namespace among the manifests enforces', () => {
    expect(breaches({ manifests: [pod, namespace('baseline')] })).toEqual(['shop/Pod/p spec.hostPID']);
    expect(breaches({ manifests: [pod, namespace('privileged')] })).toEqual([]);
  });

  test('that is asked for comes first', () => {
    expect(breaches({ manifests: [pod, namespace('privileged')], podSecurityLevel: 'baseline' })).toEqual(['shop/Pod/p spec.hostPID']);
  });

  test('is that of the settings where a cell has no Namespace among its manifests', () => {
    const cell = { system: 's', environment: 'e', connections: [], settings: { security: { podSecurity: 'baseline' } } } as unknown as NonNullable<CheckContext['cell']>;
    expect(breaches({ manifests: [pod], cell })).toEqual(['shop/Pod/p spec.hostPID']);
  });

  test('that nobody names judges nothing', () => {
    expect(breaches({ manifests: [pod] })).toEqual([]);
  });
});
