import type { KubeObject } from '../manifest';
import { objectKey, printYaml, readYaml } from '../manifest';

/** Objects that a held cell's release and its present render do not have in common, by key, sorted. */
export function findPending(released: ReadonlyMap<string, string>, rendered: ReadonlyMap<string, string>): readonly string[] {
  const paths = new Set([...released.keys(), ...rendered.keys()]);
  const pending = new Set<string>();
  for (const path of paths) {
    const [before, after] = [released.get(path), rendered.get(path)];
    if (before === after) continue;
    const [old, now] = [objectTexts(before), objectTexts(after)];
    for (const key of new Set([...old.keys(), ...now.keys()])) {
      if (old.get(key) !== now.get(key)) pending.add(key);
    }
  }
  return [...pending].sort();
}

function objectTexts(text: string | undefined): ReadonlyMap<string, string> {
  const { documents } = readYaml(text ?? '', '');
  const objects = documents.filter((document) => document !== null);
  return new Map(objects.map((document) => [objectKey(document as KubeObject), printYaml([document])]));
}
