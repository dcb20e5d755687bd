import { labelValueFault, qualifiedNameFault } from '../../schema';
import { show } from './say';
import type { Place } from './place';

/** Reports SCHEMA_LABEL for malformed label keys and values in a map such as `labels` or `nodeSelector`. */
export function checkLabels(place: Place, key: string): void {
  for (const [name, value] of place.entries(key)) {
    const fault = qualifiedNameFault(name);
    if (fault !== undefined) place.fault('SCHEMA_LABEL', [key, name], `label key ${show(name)}: ${fault}`);
    const valueFault = typeof value === 'string' ? labelValueFault(value) : undefined;
    if (valueFault !== undefined) place.fault('SCHEMA_LABEL', [key, name], `label value ${show(value)} ${valueFault}`);
  }
}

const annotationLimit = 256 * 1024;

/** Reports SCHEMA_LABEL for malformed annotation keys, SCHEMA_RANGE where all annotations together are too large. */
export function checkAnnotations(place: Place): void {
  let size = 0;
  for (const [name, value] of place.entries('annotations')) {
    const fault = qualifiedNameFault(name.toLowerCase());
    if (fault !== undefined) place.fault('SCHEMA_LABEL', ['annotations', name], `annotation key ${show(name)}: ${fault}`);
    size += name.length + (typeof value === 'string' ? Buffer.byteLength(value) : 0);
  }
  if (size > annotationLimit) place.fault('SCHEMA_RANGE', 'annotations', `annotations have ${size} bytes; at most ${annotationLimit} are allowed`);
}

const operators = ['In', 'NotIn', 'Exists', 'DoesNotExist'];

/** Judges a LabelSelector: keys and values, and whether each operator has the values it needs. */
export function checkSelector(selector: Place | undefined): void {
  if (selector === undefined) return;
  checkLabels(selector, 'matchLabels');
  for (const expression of selector.items('matchExpressions')) {
    const operator = expression.text('operator');
    expression.among('operator', operators);
    if (operator === 'In' || operator === 'NotIn') expression.require('values', `with operator ${operator}`);
    if (operator === 'Exists' || operator === 'DoesNotExist') expression.forbid('values', `with operator ${operator}`);
    const key = expression.text('key');
    const fault = key === '' ? undefined : qualifiedNameFault(key);
    if (fault !== undefined) expression.fault('SCHEMA_LABEL', 'key', `label key ${show(key)}: ${fault}`);
    expression.texts('values').forEach((value, index) => {
      const valueFault = labelValueFault(value);
      if (valueFault !== undefined) expression.fault('SCHEMA_LABEL', ['values', index], `label value ${show(value)} ${valueFault}`);
    });
  }
}

export function isEmptySelector(selector: Place | undefined): boolean {
  return selector === undefined || (selector.entries('matchLabels').length === 0 && selector.items('matchExpressions').length === 0);
}

/** True where a well-formed LabelSelector matches these labels. */
export function selects(selector: Place, labels: ReadonlyMap<string, string>): boolean {
  const byLabels = selector.entries('matchLabels').every(([key, value]) => labels.get(key) === value);
  return byLabels && selector.items('matchExpressions').every((expression) => {
    const held = labels.get(expression.text('key'));
    const values = expression.texts('values');
    switch (expression.text('operator')) {
      case 'In':
        return held !== undefined && values.includes(held);
      case 'NotIn':
        return held === undefined || !values.includes(held);
      case 'Exists':
        return held !== undefined;
      case 'DoesNotExist':
        return held === undefined;
      default:
        return true;
    }
  });
}
