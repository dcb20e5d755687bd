import type { Json } from '../manifest';
import { isObject, keyPath } from './field';

/** A value and the field path at which it was found. */
export interface FoundValue {
  readonly value: Json;
  readonly path: string;
}

type Step = { readonly key: string } | 'items';

const steps = new Map<string, readonly Step[]>();

/** Every value at a path such as `spec.rules[].http.paths[]`, where `[]` steps into each item of a list. */
export function walkPath(root: Json | undefined, path: string, prefix = ''): FoundValue[] {
  let found: FoundValue[] = root === undefined ? [] : [{ value: root, path: prefix }];
  for (const step of stepsOf(path)) {
    found = found.flatMap(({ value, path: at }) => {
      if (step === 'items') return Array.isArray(value) ? value.map((item, index) => ({ value: item, path: `${at}[${index}]` })) : [];
      const next = isObject(value) && Object.hasOwn(value, step.key) ? value[step.key] : undefined;
      return next === undefined ? [] : [{ value: next, path: at === '' ? step.key : keyPath(at, step.key) }];
    });
    if (found.length === 0) return found;
  }
  return found;
}

function stepsOf(path: string): readonly Step[] {
  const known = steps.get(path);
  if (known !== undefined) return known;
  const read = [...path.matchAll(/\["([^"]+)"\]|(\[\])|([^.[\]]+)/g)].map(([, quoted, items, key]): Step => (items === undefined ? { key: quoted ?? key ?? '' } : 'items'));
  steps.set(path, read);
  return read;
}
