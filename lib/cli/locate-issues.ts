import type { Node } from 'yaml';
import { isMap, isScalar, isSeq, LineCounter, parseDocument } from 'yaml';
import type { Issue } from '../issue';
import { objectName } from '../checks';
import type { ReadManifest } from './read-manifests';

/**
 * Gives each issue about a manifest that was read from a file the line and column of its field, or of the nearest
 * field above it that is there. Only documents with issues are read again.
 */
export function locateIssues(issues: readonly Issue[], manifests: readonly ReadManifest[]): Issue[] {
  const byPlace = new Map(manifests.map((manifest) => [placeKey(manifest.file, manifest.line, objectName(manifest.object)), manifest]));
  const locators = new Map<string, Locator>();
  return issues.map((issue) => {
    const { file, line, column, object, path } = issue;
    const manifest = file === undefined || line === undefined ? undefined : byPlace.get(placeKey(file, line, object ?? ''));
    if (manifest === undefined || column !== undefined) return issue;
    const key = placeKey(manifest.file, manifest.line, '');
    const locate = locators.get(key) ?? locatorOf(manifest.document);
    locators.set(key, locate);
    const found = locate([...stepsOf(manifest.within), ...stepsOf(path ?? '')]);
    return found === undefined ? issue : { ...issue, line: manifest.line + found.line - 1, column: found.col };
  });
}

function placeKey(file: string, line: number, object: string): string {
  return `${file}\n${line}\n${object}`;
}

type Step = string | number;
type Locator = (steps: readonly Step[]) => { readonly line: number; readonly col: number } | undefined;

/** `spec.ports[0].name`, `metadata.labels["a.b/c"]` as a list of keys and positions. */
export function stepsOf(path: string): Step[] {
  const steps: Step[] = [];
  for (const [, quoted, position, key] of path.matchAll(/\["([^"]*)"\]|\[(\d+)\]|([^.[\]]+)/g)) {
    if (position !== undefined) steps.push(Number(position));
    else steps.push(quoted ?? key ?? '');
  }
  return steps;
}

function locatorOf(text: string): Locator {
  const lineCounter = new LineCounter();
  const { contents } = parseDocument(text, { lineCounter, version: '1.1', logLevel: 'silent' });
  return (steps) => {
    const offset = offsetOf(contents, steps);
    return offset === undefined ? undefined : lineCounter.linePos(offset);
  };
}

/** Where the value of the last step starts if it is a scalar, else its key; where a step is missing, the one before. */
function offsetOf(root: Node | null, steps: readonly Step[]): number | undefined {
  let node: unknown = root;
  let offset = root?.range?.[0];
  for (const step of steps) {
    if (isMap(node)) {
      const pair = node.items.find(({ key }) => isScalar(key) && String(key.value) === String(step));
      if (pair === undefined) return offset;
      node = pair.value;
      const at = isScalar(pair.value) ? pair.value : pair.key;
      offset = isScalar(at) ? (at.range?.[0] ?? offset) : offset;
    } else if (isSeq(node) && typeof step === 'number' && step < node.items.length) {
      node = node.items[step];
      offset = (isMap(node) || isScalar(node) || isSeq(node) ? node.range?.[0] : undefined) ?? offset;
    } else return offset;
  }
  return offset;
}
