import { resolveScalar } from '../resolve-scalar';
import { readTimestamp } from '../timestamp';

/** The type that go-yaml v3 sees in a text without quotes. */
export function scalarTag(text: string): string {
  if (text === '<<') return '!!merge';
  const value = resolveScalar(text);
  if (value === null) return '!!null';
  if (typeof value === 'string') return readTimestamp(text) === undefined ? '!!str' : '!!timestamp';
  if (typeof value === 'boolean') return '!!bool';
  return Math.abs(Number(value)) < 2 ** 64 && /^[-+]?(?:0[xXbBoO]|0[0-7_]*$|[1-9][0-9_]*$)/.test(text) ? '!!int' : '!!float';
}
