import type { Token } from './tokens';
import { readTokens } from './tokens';

/** A CEL expression as a tree. */
export type Expression =
  | { readonly op: 'literal'; readonly value: string | number | boolean | null }
  | { readonly op: 'list'; readonly items: readonly Expression[] }
  | { readonly op: 'name'; readonly name: string }
  | { readonly op: 'field'; readonly of: Expression; readonly name: string }
  | { readonly op: 'index'; readonly of: Expression; readonly at: Expression }
  | { readonly op: 'call'; readonly on?: Expression; readonly name: string; readonly args: readonly Expression[] }
  | { readonly op: 'choice'; readonly test: Expression; readonly yes: Expression; readonly no: Expression }
  | { readonly op: 'not' | 'minus'; readonly of: Expression }
  | { readonly op: 'binary'; readonly name: string; readonly left: Expression; readonly right: Expression };

/** Loosest first. */
const levels: readonly (readonly string[])[] = [['||'], ['&&'], ['==', '!=', '<', '<=', '>', '>=', 'in'], ['+', '-'], ['*', '/', '%']];

const constants: Readonly<Record<string, boolean | null>> = { true: true, false: false, null: null };

class SyntaxFault extends Error {}

/** Parses a CEL expression of the language subset that definitions use; undefined for anything beyond it. */
export function parseExpression(source: string): Expression | undefined {
  const tokens = readTokens(source);
  if (tokens === undefined) return undefined;
  try {
    return new Parser(tokens).whole();
  } catch (fault) {
    if (fault instanceof SyntaxFault) return undefined;
    throw fault;
  }
}

class Parser {
  private position = 0;

  constructor(private readonly tokens: readonly Token[]) {}

  whole(): Expression {
    const expression = this.choice();
    if (this.peek().kind !== 'end') throw new SyntaxFault();
    return expression;
  }

  private peek(): Token {
    return this.tokens[this.position] ?? { kind: 'end', value: '' };
  }

  private next(): Token {
    const token = this.peek();
    this.position += 1;
    return token;
  }

  private skip(operator: string): boolean {
    const { kind, value } = this.peek();
    const found = kind === 'operator' && value === operator;
    if (found) this.position += 1;
    return found;
  }

  private expect(operator: string): void {
    if (!this.skip(operator)) throw new SyntaxFault();
  }

  private choice(): Expression {
    const test = this.binary(0);
    if (!this.skip('?')) return test;
    const yes = this.choice();
    this.expect(':');
    return { op: 'choice', test, yes, no: this.choice() };
  }

  private binary(level: number): Expression {
    const operators = levels[level];
    if (operators === undefined) return this.unary();
    let left = this.binary(level + 1);
    for (let { kind, value } = this.peek(); kind !== 'text' && operators.includes(value); { kind, value } = this.peek()) {
      this.position += 1;
      left = { op: 'binary', name: value, left, right: this.binary(level + 1) };
    }
    return left;
  }

  private unary(): Expression {
    if (this.skip('!')) return { op: 'not', of: this.unary() };
    if (this.skip('-')) return { op: 'minus', of: this.unary() };
    return this.member();
  }

  private member(): Expression {
    let expression = this.primary();
    for (;;) {
      if (this.skip('.')) {
        const { kind, value } = this.next();
        if (kind !== 'name') throw new SyntaxFault();
        expression = this.skip('(') ? { op: 'call', on: expression, name: value, args: this.list(')') } : { op: 'field', of: expression, name: value };
      } else if (this.skip('[')) {
        const at = this.choice();
        this.expect(']');
        expression = { op: 'index', of: expression, at };
      } else {
        return expression;
      }
    }
  }

  private primary(): Expression {
    const { kind, value } = this.next();
    if (kind === 'number') return { op: 'literal', value: Number(value) };
    if (kind === 'text') return { op: 'literal', value };
    if (kind === 'name') {
      const constant = constants[value];
      if (constant !== undefined) return { op: 'literal', value: constant };
      return this.skip('(') ? { op: 'call', name: value, args: this.list(')') } : { op: 'name', name: value };
    }
    if (value === '[') return { op: 'list', items: this.list(']') };
    if (value !== '(') throw new SyntaxFault();
    const inner = this.choice();
    this.expect(')');
    return inner;
  }

  private list(end: string): readonly Expression[] {
    const items: Expression[] = [];
    if (this.skip(end)) return items;
    do items.push(this.choice());
    while (this.skip(','));
    this.expect(end);
    return items;
  }
}
