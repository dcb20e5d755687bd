import { dnsLabelFault, dnsSubdomainFault, labelValueFault, qualifiedNameFault } from '../../schema';
import { checkLabels, checkSelector } from './labels';
import type { Place } from './place';
import { show } from './say';

/** Judges where a Pod may run: nodeSelector, affinity, tolerations and topology spread. */
export function checkScheduling(spec: Place): void {
  checkLabels(spec, 'nodeSelector');
  checkNodeAffinity(spec.object('affinity')?.object('nodeAffinity'));
  checkPodAffinity(spec.object('affinity')?.object('podAffinity'));
  checkPodAffinity(spec.object('affinity')?.object('podAntiAffinity'));
  for (const toleration of spec.items('tolerations')) checkToleration(toleration);
  checkSpread(spec);
}

function checkNodeAffinity(affinity: Place | undefined): void {
  if (affinity === undefined) return;
  for (const term of affinity.object('requiredDuringSchedulingIgnoredDuringExecution')?.items('nodeSelectorTerms') ?? []) checkNodeTerm(term);
  for (const preferred of affinity.items('preferredDuringSchedulingIgnoredDuringExecution')) {
    checkWeight(preferred);
    const term = preferred.object('preference');
    if (term !== undefined) checkNodeTerm(term);
  }
}

function checkWeight(preferred: Place): void {
  if (!preferred.has('weight')) return;
  preferred.range('weight', 1, 100);
}

/** A term of node labels: Gt and Lt compare with one whole number. */
export function checkNodeTerm(term: Place): void {
  for (const expression of term.items('matchExpressions')) {
    const operator = expression.text('operator');
    const values = expression.texts('values');
    if (operator === 'In' || operator === 'NotIn') expression.require('values', `with operator ${operator}`);
    if (operator === 'Exists' || operator === 'DoesNotExist') expression.forbid('values', `with operator ${operator}`);
    if ((operator === 'Gt' || operator === 'Lt') && values.length !== 1) expression.fault('SCHEMA_REQUIRED', 'values', `operator ${operator} takes one value`);
    checkKey(expression, 'key');
  }
  for (const expression of term.items('matchFields')) {
    const operator = expression.text('operator');
    if (operator !== 'In' && operator !== 'NotIn') expression.fault('SCHEMA_UNSUPPORTED', 'operator', 'must be In or NotIn for a field');
    else if (expression.texts('values').length !== 1) expression.fault('SCHEMA_REQUIRED', 'values', 'a field takes one value');
    expression.texts('values').forEach((value, index) => expression.nameAt(['values', index], value, dnsSubdomainFault));
    if (expression.text('key') !== 'metadata.name') expression.fault('SCHEMA_UNSUPPORTED', 'key', 'must be metadata.name');
  }
}

/** Reports SCHEMA_LABEL where a field that names a label key is malformed. */
export function checkKey(owner: Place, key: string): void {
  const held = owner.text(key);
  const fault = held === '' ? undefined : qualifiedNameFault(held);
  if (fault !== undefined) owner.fault('SCHEMA_LABEL', key, `label key ${show(held)}: ${fault}`);
}

function checkPodAffinity(affinity: Place | undefined): void {
  if (affinity === undefined) return;
  for (const term of affinity.items('requiredDuringSchedulingIgnoredDuringExecution')) checkPodTerm(term);
  for (const preferred of affinity.items('preferredDuringSchedulingIgnoredDuringExecution')) {
    checkWeight(preferred);
    const term = preferred.object('podAffinityTerm');
    if (term !== undefined) checkPodTerm(term);
  }
}

function checkPodTerm(term: Place): void {
  checkSelector(term.object('labelSelector'));
  checkSelector(term.object('namespaceSelector'));
  checkKey(term, 'topologyKey');
  term.texts('namespaces').forEach((namespace, index) => term.nameAt(['namespaces', index], namespace, dnsLabelFault));
}

function checkToleration(toleration: Place): void {
  const key = toleration.text('key');
  const operator = toleration.text('operator');
  const value = toleration.text('value');
  checkKey(toleration, 'key');
  if (key === '' && operator !== 'Exists') toleration.fault('SCHEMA_INVALID', 'operator', 'must be Exists where there is no key, to match all taints');
  if (operator === 'Exists' && value !== '') toleration.fault('SCHEMA_INVALID', 'value', 'must be empty with operator Exists');
  const fault = operator === 'Exists' ? undefined : labelValueFault(value);
  if (fault !== undefined) toleration.fault('SCHEMA_LABEL', 'value', `${show(value)} ${fault}`);
  if (toleration.has('tolerationSeconds') && toleration.text('effect') !== 'NoExecute') {
    toleration.fault('SCHEMA_INVALID', 'effect', 'must be NoExecute where tolerationSeconds is set');
  }
}

function checkSpread(spec: Place): void {
  const seen = new Set<string>();
  for (const constraint of spec.items('topologySpreadConstraints')) {
    constraint.range('maxSkew', 1);
    const mode = constraint.text('whenUnsatisfiable');
    const key = `${constraint.text('topologyKey')} ${mode}`;
    if (seen.has(key)) constraint.fault('SCHEMA_DUPLICATE', [], 'another constraint has the same topologyKey and whenUnsatisfiable');
    seen.add(key);
    constraint.range('minDomains', 1);
    if (constraint.has('minDomains') && mode !== 'DoNotSchedule') constraint.fault('SCHEMA_INVALID', 'minDomains', 'may only be set with whenUnsatisfiable DoNotSchedule');
    checkSelector(constraint.object('labelSelector'));
    checkSpreadKeys(constraint);
  }
}

function checkSpreadKeys(constraint: Place): void {
  const keys = constraint.texts('matchLabelKeys');
  if (keys.length > 0 && !constraint.has('labelSelector')) constraint.fault('SCHEMA_FORBIDDEN', 'matchLabelKeys', 'may not be set without labelSelector');
  const selector = constraint.object('labelSelector');
  const used = new Set([...(selector?.entries('matchLabels') ?? []).map(([key]) => key), ...(selector?.items('matchExpressions') ?? []).map((expression) => expression.text('key'))]);
  keys.forEach((key, index) => {
    const fault = qualifiedNameFault(key);
    if (fault !== undefined) constraint.fault('SCHEMA_LABEL', ['matchLabelKeys', index], `label key ${show(key)}: ${fault}`);
    if (used.has(key)) constraint.fault('SCHEMA_INVALID', ['matchLabelKeys', index], `${show(key)} is in labelSelector too`);
  });
}
