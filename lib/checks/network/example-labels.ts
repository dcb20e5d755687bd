import type { Labels, Selector } from './selectors';

/** Labels that satisfy a selector, one set for each value that it lists. */
export function exampleLabels(selector: Selector): Labels[] {
  return selector.reduce<Labels[]>(
    (examples, { key, operator, values }) => {
      if (operator === 'In') return examples.flatMap((labels) => values.map((value) => ({ ...labels, [key]: value })));
      return operator === 'Exists' ? examples.map((labels) => ({ [key]: 'any', ...labels })) : examples;
    },
    [{}],
  );
}
