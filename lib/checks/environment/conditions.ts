import type { Json } from '../../manifest';
import { longestGap, readDuration, readQuantity } from '../../settings';
import type { Condition } from './rule';

/** Whether one value meets a condition on single values; `beside` finds the value of another field. */
export function meets(value: Json, condition: Condition, beside: (path: string) => Json | undefined): boolean {
  const text = typeof value === 'object' ? JSON.stringify(value) : `${value}`;
  if ('equals' in condition) return value === condition.equals;
  if ('matches' in condition) return new RegExp(condition.matches).test(text);
  if ('matchesNot' in condition) return !new RegExp(condition.matchesNot).test(text);
  if ('atLeast' in condition) return (readQuantity(text) ?? -Infinity) >= (readQuantity(`${condition.atLeast}`) ?? Infinity);
  if ('atMost' in condition) return (readQuantity(text) ?? Infinity) <= (readQuantity(`${condition.atMost}`) ?? -Infinity);
  if ('equalsField' in condition) return JSON.stringify(beside(condition.equalsField) ?? null) === JSON.stringify(value);
  // CloudNativePG's schedules begin with seconds.
  if ('everyAtMost' in condition) return (longestGap(text.trim().split(/\s+/).slice(-5).join(' ')) ?? Infinity) <= (readDuration(condition.everyAtMost) ?? 0);
  return !('absent' in condition);
}

/** The condition in words, to end a sentence that begins with "must". */
export function describe(condition: Condition): string {
  if ('equals' in condition) return `be ${condition.equals}`;
  if ('matches' in condition) return `match ${condition.matches}`;
  if ('matchesNot' in condition) return `not match ${condition.matchesNot}`;
  if ('atLeast' in condition) return `be at least ${condition.atLeast}`;
  if ('atMost' in condition) return `be at most ${condition.atMost}`;
  if ('equalsField' in condition) return `equal ${condition.equalsField}`;
  if ('everyAtMost' in condition) return `come at least every ${condition.everyAtMost}`;
  if ('exactly' in condition) return `be exactly ${[...condition.exactly].sort().join(', ')}`;
  return 'be absent';
}
