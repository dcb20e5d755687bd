import { dnsLabelFault, parseQuantity, pathSegmentFault } from '../../schema';
import type { Place } from './place';
import { resourceFault } from './quota';
import { show } from './say';

const longestWindow = 3600;
const longestPeriod = 1800;
const sourceOf: Readonly<Record<string, string>> = { Resource: 'resource', ContainerResource: 'containerResource', Pods: 'pods', Object: 'object', External: 'external' };

/** HorizontalPodAutoscaler of autoscaling/v1 and v2. */
export function checkAutoscaler(object: Place): void {
  const spec = object.child('spec');
  spec.range('minReplicas', 1);
  spec.range('maxReplicas', 1);
  spec.range('targetCPUUtilizationPercentage', 1);
  const least = spec.number('minReplicas') ?? 1;
  const most = spec.number('maxReplicas');
  if (most !== undefined && most < least) spec.fault('SCHEMA_INVALID', 'maxReplicas', 'must not be less than minReplicas');
  checkReference(spec.object('scaleTargetRef'));
  for (const metric of spec.items('metrics')) checkMetric(metric);
  for (const key of ['scaleUp', 'scaleDown']) checkBehavior(spec.object('behavior')?.object(key));
}

function checkReference(reference: Place | undefined): void {
  for (const key of ['kind', 'name']) {
    reference?.require(key);
    reference?.name(key, pathSegmentFault);
  }
}

function checkMetric(metric: Place): void {
  const type = metric.text('type');
  const wanted = sourceOf[type];
  if (type !== '' && wanted === undefined) {
    metric.fault('SCHEMA_UNSUPPORTED', 'type', `${show(type)} is not supported; ${Object.keys(sourceOf).join(', ')} are`);
    return;
  }
  if (wanted !== undefined && !metric.has(wanted)) metric.require(wanted, `with type ${type}`);
  for (const key of Object.values(sourceOf)) if (key !== wanted && metric.has(key)) metric.fault('SCHEMA_FORBIDDEN', key, `may not be set with type ${type}`);
  const source = wanted === undefined ? undefined : metric.object(wanted);
  if (source === undefined || wanted === undefined) return;
  const identifier = source.object('metric');
  identifier?.require('name');
  identifier?.name('name', pathSegmentFault);
  if (wanted === 'object') checkReference(source.object('describedObject'));
  if (wanted === 'containerResource') {
    source.require('container');
    source.name('container', dnsLabelFault);
    source.name('name', (text) => resourceFault(text) ?? (/^(requests|limits)\./.test(text) ? 'is no resource of a container' : undefined));
  }
  if (wanted === 'resource' || wanted === 'containerResource') source.require('name');
  if (!source.has('target')) source.require('target');
  const target = source.object('target');
  if (target !== undefined) checkTarget(target, wanted);
}

/** Which of value, averageValue and averageUtilization each source compares with. */
const measures: Readonly<Record<string, readonly string[]>> = {
  resource: ['averageUtilization', 'averageValue'],
  containerResource: ['averageUtilization', 'averageValue'],
  pods: ['averageValue'],
  object: ['value', 'averageValue'],
  external: ['value', 'averageValue'],
};

function checkTarget(target: Place, source: string): void {
  target.require('type');
  target.among('type', ['Utilization', 'Value', 'AverageValue']);
  target.range('averageUtilization', 1);
  for (const key of ['value', 'averageValue']) {
    const held = target.get(key);
    const amount = typeof held === 'string' || typeof held === 'number' ? parseQuantity(held) : undefined;
    if (amount !== undefined && amount <= 0n) target.fault('SCHEMA_RANGE', key, 'must be positive');
  }
  const allowed = measures[source] ?? [];
  const set = allowed.filter((key) => target.has(key));
  if (set.length === 0) target.fault('SCHEMA_REQUIRED', [], `${allowed.join(' or ')} is required`);
  else if (set.length > 1) target.fault('SCHEMA_FORBIDDEN', set[1] ?? '', `may not be set beside ${set[0] ?? ''}`);
}

function checkBehavior(rules: Place | undefined): void {
  if (rules === undefined) return;
  rules.range('stabilizationWindowSeconds', 0, longestWindow);
  const policy = rules.text('selectPolicy');
  if (rules.has('selectPolicy') && !['Max', 'Min', 'Disabled'].includes(policy)) rules.fault('SCHEMA_UNSUPPORTED', 'selectPolicy', `${show(policy)} is not supported; Max, Min and Disabled are`);
  if (rules.has('policies') && rules.items('policies').length === 0) rules.fault('SCHEMA_REQUIRED', 'policies', 'must hold at least one policy');
  for (const policy of rules.items('policies')) {
    policy.among('type', ['Pods', 'Percent']);
    policy.range('value', 1);
    policy.range('periodSeconds', 1, longestPeriod);
  }
}
