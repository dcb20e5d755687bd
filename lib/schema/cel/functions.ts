import type { Json } from '../../manifest';
import { isAddress } from '../addresses';
import { parseDuration } from '../duration';

type CelFunction = (...values: readonly Json[]) => Json | undefined;

const onTexts = (apply: (text: string, other: string) => Json): CelFunction => (text, other) => (typeof text === 'string' && typeof other === 'string' ? apply(text, other) : undefined);

const patterns = new Map<string, RegExp>();

function compiled(pattern: string): RegExp {
  const expression = patterns.get(pattern) ?? new RegExp(pattern);
  patterns.set(pattern, expression);
  return expression;
}

/** Functions and methods alike: a method's owner is its first value. */
const functions: Readonly<Record<string, CelFunction>> = {
  size: (value) => (typeof value === 'string' ? [...value].length : Array.isArray(value) ? value.length : typeof value === 'object' && value !== null ? Object.keys(value).length : undefined),
  startsWith: onTexts((text, other) => text.startsWith(other)),
  endsWith: onTexts((text, other) => text.endsWith(other)),
  contains: onTexts((text, other) => text.includes(other)),
  matches: onTexts((text, pattern) => compiled(pattern).test(text)),
  split: onTexts((text, separator) => text.split(separator)),
  lowerAscii: (text) => (typeof text === 'string' ? text.toLowerCase() : undefined),
  string: (value) => String(value),
  int: (value) => Math.trunc(Number(value)),
  // Durations are compared, never printed: seconds are enough.
  duration: (text) => (typeof text === 'string' ? parseDuration(text) : undefined),
  isIP: (text) => typeof text === 'string' && isAddress(text),
};

/** Undefined where there is no such function for such values. */
export function callFunction(name: string, values: readonly Json[]): Json | undefined {
  return Object.hasOwn(functions, name) ? functions[name]?.(...values) : undefined;
}
