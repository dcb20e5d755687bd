import type { Json } from '../../manifest';
import { isObject, listAt, objectAt } from '../field';

export type Labels = Readonly<Record<string, string>>;

export interface Requirement {
  readonly key: string;
  readonly operator: 'In' | 'NotIn' | 'Exists' | 'DoesNotExist';
  readonly values: readonly string[];
}

/** All requirements must hold; none at all selects everything. */
export type Selector = readonly Requirement[];

/**
 * Reads a metav1.LabelSelector; a value that the API server would refuse gives the reason as a string.
 * Source: k8s.io/apimachinery, ValidateLabelSelector.
 */
export function readSelector(value: Json): Selector | string {
  if (!isObject(value)) return 'a label selector must be an object';
  const requirements: Requirement[] = [];
  for (const [key, wanted] of Object.entries(objectAt(value, 'matchLabels') ?? {})) {
    if (typeof wanted !== 'string') return `matchLabels.${key} must be a string`;
    requirements.push({ key, operator: 'In', values: [wanted] });
  }
  for (const expression of listAt(value, 'matchExpressions')) {
    const requirement = readExpression(expression);
    if (typeof requirement === 'string') return requirement;
    requirements.push(requirement);
  }
  return requirements;
}

function readExpression(expression: Json): Requirement | string {
  if (!isObject(expression) || typeof expression['key'] !== 'string') return 'a matchExpressions entry needs a key';
  const { key, operator } = expression;
  const values = listAt(expression, 'values').filter((one) => typeof one === 'string');
  switch (operator) {
    case 'In':
    case 'NotIn':
      return values.length > 0 ? { key, operator, values } : `matchExpressions ${key} ${operator} needs values`;
    case 'Exists':
    case 'DoesNotExist':
      return values.length === 0 ? { key, operator, values } : `matchExpressions ${key} ${operator} takes no values`;
    default:
      return `matchExpressions ${key}: ${JSON.stringify(operator ?? null)} is not an operator (In, NotIn, Exists, DoesNotExist)`;
  }
}

/** NotIn and DoesNotExist hold for an absent label, as labels.Requirement.Matches has it. */
export function selects(selector: Selector, labels: Labels): boolean {
  return selector.every(({ key, operator, values }) => {
    const present = Object.hasOwn(labels, key);
    const listed = present && values.includes(labels[key] ?? '');
    switch (operator) {
      case 'In':
        return listed;
      case 'NotIn':
        return !listed;
      case 'Exists':
        return present;
      case 'DoesNotExist':
        return !present;
    }
  });
}
