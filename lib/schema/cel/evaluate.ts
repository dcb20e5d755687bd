import type { Json } from '../../manifest';
import { callFunction } from './functions';
import type { Expression } from './parse';

/**
 * What a rule stumbles over: a missing key, a call on a value of the wrong type. A rule that stumbles is broken. Thrown
 * so often inside && and || that it carries no stack.
 */
export class EvaluationFault {
  constructor(readonly message: string) {}
}

export type Scope = Readonly<Record<string, Json>>;

/** The value of an expression. Throws EvaluationFault as CEL errs: a missing field is no null. */
export function evaluate(expression: Expression, scope: Scope): Json {
  switch (expression.op) {
    case 'literal':
      return expression.value;
    case 'list':
      return expression.items.map((item) => evaluate(item, scope));
    case 'name':
      return fieldOf(scope, expression.name);
    case 'field':
      return fieldOf(evaluate(expression.of, scope), unescaped(expression.name));
    case 'index':
      return indexed(evaluate(expression.of, scope), evaluate(expression.at, scope));
    case 'choice':
      return evaluate(expression.test, scope) === true ? evaluate(expression.yes, scope) : evaluate(expression.no, scope);
    case 'not':
      return evaluate(expression.of, scope) !== true;
    case 'minus':
      return -Number(evaluate(expression.of, scope));
    case 'binary':
      return binary(expression.name, expression.left, expression.right, scope);
    case 'call':
      return call(expression, scope);
  }
}

/** `__namespace__` stands for a field whose name is a word of the language. */
const unescaped = (name: string): string => /^__(.+)__$/.exec(name)?.[1] ?? name;

function fieldOf(value: Json | Scope, name: string): Json {
  if (typeof value === 'object' && value !== null && !Array.isArray(value) && Object.hasOwn(value, name)) return (value as Scope)[name] ?? null;
  throw new EvaluationFault(`no such key: ${name}`);
}

function indexed(value: Json, at: Json): Json {
  if (Array.isArray(value) && typeof at === 'number' && at in value) return value[at] ?? null;
  return fieldOf(value, String(at));
}

function binary(name: string, left: Expression, right: Expression, scope: Scope): Json {
  if (name === '&&' || name === '||') return logical(name === '||', left, right, scope);
  const a = evaluate(left, scope);
  const b = evaluate(right, scope);
  switch (name) {
    case '==':
      return isSame(a, b);
    case '!=':
      return !isSame(a, b);
    case 'in':
      return Array.isArray(b) ? b.some((item) => isSame(item, a)) : typeof b === 'object' && b !== null && Object.hasOwn(b, String(a));
    case '+':
      return typeof a === 'string' || typeof b === 'string' ? `${String(a)}${String(b)}` : Number(a) + Number(b);
    default:
      return arithmetic(name, a, b);
  }
}

/** Either side decides alone: a side that errs is forgiven where the other one settles the question. */
function logical(decisive: boolean, left: Expression, right: Expression, scope: Scope): boolean {
  const outcomes = [left, right].map((side) => {
    try {
      return evaluate(side, scope) === true;
    } catch (fault) {
      if (fault instanceof EvaluationFault) return fault;
      throw fault;
    }
  });
  if (outcomes.includes(decisive)) return decisive;
  const fault = outcomes.find((outcome) => outcome instanceof EvaluationFault);
  if (fault !== undefined) throw fault;
  return !decisive;
}

function arithmetic(name: string, a: Json, b: Json): Json {
  if (typeof a !== typeof b || (typeof a !== 'number' && typeof a !== 'string')) throw new EvaluationFault(`no such overload: ${name}`);
  const [x, y] = [a as number, b as number];
  switch (name) {
    case '<':
      return x < y;
    case '<=':
      return x <= y;
    case '>':
      return x > y;
    case '>=':
      return x >= y;
    case '-':
      return x - y;
    case '*':
      return x * y;
    case '/':
      return Math.trunc(x / y);
    default:
      return x % y;
  }
}

export function isSame(a: Json, b: Json): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}

type Call = Extract<Expression, { op: 'call' }>;

function call({ on, name, args }: Call, scope: Scope): Json {
  const [first, second] = args;
  if (on === undefined && name === 'has') return first?.op === 'field' && holds(evaluate(first.of, scope), unescaped(first.name));
  if (on !== undefined && first?.op === 'name' && second !== undefined && name in macros) {
    const variable = first.name;
    const items = itemsOf(evaluate(on, scope));
    return macros[name]?.(items, (item) => evaluate(second, { ...scope, [variable]: item })) ?? null;
  }
  const values = args.map((argument) => evaluate(argument, scope));
  const result = callFunction(name, on === undefined ? values : [evaluate(on, scope), ...values]);
  if (result === undefined) throw new EvaluationFault(`no such overload: ${name}`);
  return result;
}

function holds(value: Json, name: string): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && Object.hasOwn(value, name);
}

/** The items of a list, or the keys of a map. */
function itemsOf(value: Json): readonly Json[] {
  if (Array.isArray(value)) return value;
  if (typeof value === 'object' && value !== null) return Object.keys(value);
  throw new EvaluationFault('no list');
}

const macros: Readonly<Record<string, (items: readonly Json[], test: (item: Json) => Json) => Json>> = {
  all: (items, test) => items.every((item) => test(item) === true),
  exists: (items, test) => items.some((item) => test(item) === true),
  exists_one: (items, test) => items.filter((item) => test(item) === true).length === 1,
  filter: (items, test) => items.filter((item) => test(item) === true),
  map: (items, test) => items.map(test),
};
