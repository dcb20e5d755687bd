import type { Json } from './kube-object';
import { resolveScalar } from './resolve-scalar';
import { readTimestamp } from './timestamp';

const words: ReadonlyMap<string, boolean> = new Map(
  [['y', 'yes', 'on'], ['n', 'no', 'off']].flatMap((names, index) =>
    names.flatMap((name) => [name, name.charAt(0).toUpperCase() + name.slice(1), name.toUpperCase()].map((word): [string, boolean] => [word, index === 0])),
  ),
);

/** The value of a scalar without quotes in YAML 1.1, as kustomization files are read: `yes` is true, a date is text. */
export function resolvePlain(text: string): Json {
  return words.get(text) ?? (readTimestamp(text) === undefined ? resolveScalar(text) : text);
}
