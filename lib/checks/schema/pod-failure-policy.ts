import { qualifiedNameFault } from '../../schema';
import type { Place } from './place';
import { show } from './say';
import { checkOneOf } from './environment';

const mostRules = 20;

/** Judges `podFailurePolicy` of a Job: it needs Pods that never restart, and rules that each ask for one thing. */
export function checkFailurePolicy(spec: Place): void {
  const policy = spec.object('podFailurePolicy');
  if (policy === undefined) return;
  const restart = spec.object('template')?.object('spec')?.text('restartPolicy') ?? '';
  if (restart !== 'Never') spec.fault('SCHEMA_INVALID', ['template', 'spec', 'restartPolicy'], 'must be Never where podFailurePolicy is set');
  const rules = policy.items('rules');
  if (rules.length > mostRules) policy.fault('SCHEMA_RANGE', 'rules', `has ${rules.length} items; at most ${mostRules} are allowed`);
  const containers = ['containers', 'initContainers'].flatMap((key) => spec.object('template')?.object('spec')?.items(key) ?? []);
  const names = new Set(containers.map((container) => container.text('name')));
  for (const rule of rules) checkRule(rule, names, spec.has('backoffLimitPerIndex'));
}

function checkRule(rule: Place, containers: ReadonlySet<string>, perIndex: boolean): void {
  if (rule.text('action') === 'FailIndex' && !perIndex) rule.fault('SCHEMA_INVALID', 'action', 'FailIndex needs backoffLimitPerIndex');
  const conditions = rule.items('onPodConditions');
  if (conditions.length === 0) checkOneOf(rule, ['onExitCodes']);
  else if (rule.has('onExitCodes')) rule.fault('SCHEMA_FORBIDDEN', 'onExitCodes', 'may not be set beside onPodConditions');
  for (const condition of conditions) {
    condition.name('type', qualifiedNameFault);
    condition.among('status', ['True', 'False', 'Unknown']);
  }
  const codes = rule.object('onExitCodes');
  if (codes === undefined) return;
  const name = codes.text('containerName');
  if (codes.has('containerName') && !containers.has(name)) codes.fault('SCHEMA_INVALID', 'containerName', `the Pod has no container ${show(name)}`);
  const held = codes.get('values');
  const values = Array.isArray(held) ? held.map((value) => value ?? 0) : [];
  if (values.length > 255) codes.fault('SCHEMA_RANGE', 'values', `has ${values.length} items; at most 255 are allowed`);
  values.forEach((value, index) => {
    if (value === 0 && codes.text('operator') === 'In') codes.fault('SCHEMA_INVALID', ['values', index], 'must not be 0 with operator In');
    if (values.indexOf(value) < index) codes.fault('SCHEMA_DUPLICATE', ['values', index], `${show(value)} stands twice`);
    const before = values[index - 1];
    if (typeof value === 'number' && typeof before === 'number' && value < before) codes.fault('SCHEMA_INVALID', 'values', 'must be in ascending order');
  });
}
