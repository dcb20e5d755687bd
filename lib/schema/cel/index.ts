import type { Json } from '../../manifest';
import type { SchemaRule } from '../schema-node';
import { EvaluationFault, evaluate } from './evaluate';
import type { Expression } from './parse';
import { parseExpression } from './parse';

const parsed = new Map<string, Expression | undefined>();

/**
 * What a value breaks of its CEL rule (`x-kubernetes-validations`): the rule's own message. Undefined where it keeps the
 * rule, or where the rule uses more of the language than is read here (`isReadable` says so).
 */
export function ruleFault({ rule, message }: SchemaRule, self: Json): string | undefined {
  const expression = expressionOf(rule);
  if (expression === undefined) return undefined;
  try {
    return evaluate(expression, { self }) === true ? undefined : (message ?? `breaks the rule ${rule}`);
  } catch (fault) {
    if (fault instanceof EvaluationFault) return `${message ?? `breaks the rule ${rule}`} (${fault.message})`;
    throw fault;
  }
}

/** True for rules that can be judged here. */
export function isReadable({ rule }: SchemaRule): boolean {
  return expressionOf(rule) !== undefined;
}

function expressionOf(rule: string): Expression | undefined {
  if (!parsed.has(rule)) parsed.set(rule, parseExpression(rule));
  return parsed.get(rule);
}
