import type { Labels, Selector } from './selectors';
import { selects } from './selectors';

/**
 * Answers which items a selector selects, in their order. Looks at the holders of the rarest label that the selector
 * asks for, and remembers each answer: so a policy for each of n Pods costs n looks, not n squared.
 */
export function indexByLabels<T>(items: readonly T[], labelsOf: (item: T) => Labels): (selector: Selector) => readonly T[] {
  const holders = new Map<string, T[]>();
  for (const item of items) {
    for (const [key, value] of Object.entries(labelsOf(item))) {
      const label = `${key}=${value}`;
      const list = holders.get(label);
      if (list) list.push(item);
      else holders.set(label, [item]);
    }
  }
  const answers = new Map<string, readonly T[]>();
  return (selector) => {
    if (selector.length === 0) return items;
    const key = JSON.stringify(selector);
    const known = answers.get(key);
    if (known) return known;
    let candidates = items;
    for (const { key: label, operator, values } of selector) {
      if (operator !== 'In' || values.length !== 1) continue;
      const held = holders.get(`${label}=${values[0]}`) ?? [];
      if (held.length < candidates.length) candidates = held;
    }
    const selected = candidates.filter((item) => selects(selector, labelsOf(item)));
    answers.set(key, selected);
    return selected;
  };
}
