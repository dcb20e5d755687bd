import { checkClaim } from './storage';
import { checkSelector, isEmptySelector, selects } from './labels';
import { checkCountOrPercent, isZero } from './count-or-percent';
import type { Place } from './place';
import { checkTemplate } from './pod-spec';

const always = ['Always'];

/** The template's labels as the selector sees them. */
export function labelsOf(template: Place | undefined): ReadonlyMap<string, string> {
  const entries = template?.object('metadata')?.entries('labels') ?? [];
  return new Map(entries.map(([key, value]) => [key, typeof value === 'string' ? value : '']));
}

/** Reports SCHEMA_SELECTOR where a workload would not own the Pods it makes, and an empty selector. */
function checkOwnSelector(spec: Place, template: Place): void {
  const selector = spec.object('selector');
  if (selector === undefined) return;
  checkSelector(selector);
  if (isEmptySelector(selector)) spec.fault('SCHEMA_INVALID', 'selector', 'is empty and would select every Pod');
  else if (!selects(selector, labelsOf(template))) {
    spec.fault('SCHEMA_SELECTOR', ['template', 'metadata', 'labels'], 'the labels of the template do not match the selector');
  }
}

function checkOwner(spec: Place, claims: readonly string[] = []): void {
  const template = spec.child('template');
  spec.range('replicas', 0);
  spec.range('minReadySeconds', 0);
  checkOwnSelector(spec, template);
  checkTemplate(template, { restart: always, claims });
  template.object('spec')?.forbid('activeDeadlineSeconds', 'in a workload that runs forever');
}

export function checkDeployment(object: Place): void {
  const spec = object.child('spec');
  checkOwner(spec);
  spec.range('revisionHistoryLimit', 0);
  spec.range('progressDeadlineSeconds', 0);
  const deadline = spec.number('progressDeadlineSeconds') ?? 600;
  const ready = spec.number('minReadySeconds') ?? 0;
  if (deadline >= 0 && deadline <= ready) spec.fault('SCHEMA_INVALID', 'progressDeadlineSeconds', 'must be greater than minReadySeconds');
  const strategy = spec.object('strategy');
  const rolling = strategy?.object('rollingUpdate');
  if (strategy?.text('type') === 'Recreate') strategy.forbid('rollingUpdate', 'with type Recreate');
  else if (rolling !== undefined) checkRolling(rolling);
}

function checkRolling(rolling: Place): void {
  checkCountOrPercent(rolling, 'maxUnavailable', 100);
  checkCountOrPercent(rolling, 'maxSurge');
  if (isZero(rolling.get('maxUnavailable')) && isZero(rolling.get('maxSurge'))) rolling.fault('SCHEMA_INVALID', 'maxUnavailable', 'may not be 0 where maxSurge is 0');
}

export function checkReplicaSet(object: Place): void {
  checkOwner(object.child('spec'));
}

export function checkReplicationController(object: Place): void {
  const spec = object.child('spec');
  spec.range('replicas', 0);
  spec.range('minReadySeconds', 0);
  const template = spec.object('template');
  const labels = labelsOf(template);
  const selector = spec.entries('selector');
  if (!spec.has('template')) spec.require('template');
  if (selector.length === 0 && labels.size === 0) spec.require('selector');
  else if (template !== undefined && !selector.every(([key, value]) => labels.get(key) === value)) {
    spec.fault('SCHEMA_SELECTOR', ['template', 'metadata', 'labels'], 'the labels of the template do not match the selector');
  }
  checkTemplate(template, { restart: always });
  template?.object('spec')?.forbid('activeDeadlineSeconds', 'in a workload that runs forever');
}

export function checkDaemonSet(object: Place): void {
  const spec = object.child('spec');
  checkOwner(spec);
  spec.range('revisionHistoryLimit', 0);
  const rolling = spec.object('updateStrategy')?.object('rollingUpdate');
  if (rolling === undefined || spec.object('updateStrategy')?.text('type') === 'OnDelete') return;
  checkCountOrPercent(rolling, 'maxUnavailable', 100);
  checkCountOrPercent(rolling, 'maxSurge', 100);
  const surges = rolling.has('maxSurge') && !isZero(rolling.get('maxSurge'));
  const lacks = rolling.has('maxUnavailable') && isZero(rolling.get('maxUnavailable'));
  if (!surges && lacks) rolling.fault('SCHEMA_INVALID', 'maxUnavailable', 'may not be 0 where maxSurge is 0');
  if (surges && !lacks) rolling.fault('SCHEMA_INVALID', 'maxSurge', 'may not be set where maxUnavailable is not 0');
}

export function checkStatefulSet(object: Place): void {
  const spec = object.child('spec');
  const claims = spec.items('volumeClaimTemplates');
  checkOwner(spec, claims.map((claim) => claim.object('metadata')?.text('name') ?? ''));
  for (const claim of claims) checkClaim(claim);
  const strategy = spec.object('updateStrategy');
  if (strategy?.text('type') === 'OnDelete') strategy.forbid('rollingUpdate', 'with type OnDelete');
  strategy?.object('rollingUpdate')?.range('partition', 0);
  spec.object('ordinals')?.range('start', 0);
  const retention = spec.object('persistentVolumeClaimRetentionPolicy');
  for (const key of ['whenDeleted', 'whenScaled']) retention?.among(key, ['Retain', 'Delete']);
}

export function checkPodTemplate(object: Place): void {
  checkTemplate(object.child('template'), {});
}
