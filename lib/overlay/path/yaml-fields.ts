import type { YamlNode } from '../../manifest';
import { isNullNode, makeScalar, parseYaml } from '../../manifest';
import { compileRegExp } from '../select/regexp';
import { readListPart } from './split-field-path';

/** A place in a tree of YAML: the child of a node at an index. */
export interface Spot {
  readonly holder: YamlNode;
  readonly index: number;
  /** It was not there before. */
  readonly isNew?: boolean;
}

/** The node that stands at a place. */
export function nodeAt({ holder, index }: Spot): YamlNode {
  return holder.items[index] as YamlNode;
}

/**
 * Every place in a YAML tree that the parts lead to, as findFields finds them in values: names, indexes, `*`,
 * `[name=value]`. With `creates`, what is missing is made, but what is made below a null is lost. Answers why the path
 * cannot be walked, if so; undefined where nothing but nulls was found.
 */
export function findSpots(root: Spot, parts: readonly string[], creates: boolean): Spot[] | string | undefined {
  let spots: Spot[] = [root];
  let isLost = false;
  for (const [depth, part] of parts.entries()) {
    const next: Spot[] = [];
    for (const spot of spots) {
      const node = nodeAt(spot);
      if (isNullNode(node) && !spot.isNew) {
        if (depth > 0 && spot.holder.kind === 'mapping' && node.value === '') return `${part} is sought below nothing`;
        isLost ||= creates;
        continue;
      }
      if (node.kind === 'scalar' && !spot.isNew) return findInText(node.value, parts.slice(depth), creates);
      const found = step(node, part, creates, parts[depth + 1]);
      if (typeof found === 'string') return found;
      next.push(...found);
    }
    spots = next;
  }
  return isLost && spots.length === 0 ? undefined : spots;
}

/** Kustomize walks on inside a text that is YAML again, and drops what it changes there. */
function findInText(text: string, parts: readonly string[], creates: boolean): string | undefined {
  const root = parseYaml(text)?.root;
  if (root === undefined || (root.kind === 'scalar' && !isNullNode(root))) return `${parts[0] ?? ''} is sought in a plain text`;
  const found = findSpots({ holder: { ...makeScalar(''), items: [root] }, index: 0 }, parts, creates);
  return found?.length === 0 ? 'there is no such field' : typeof found === 'string' ? found : undefined;
}

const isIndex = (part: string): boolean => /^\d+$/.test(part);

/** A node to be filled: a list, a mapping, or, at the end of the path, a scalar. */
function made(next: string | undefined): YamlNode {
  const node = makeScalar('');
  if (next === undefined) return node;
  node.kind = isIndex(next) || readListPart(next) ? 'sequence' : 'mapping';
  node.style = 'block';
  return node;
}

function step(node: YamlNode, part: string, creates: boolean, next: string | undefined): Spot[] | string {
  const isElement = readListPart(part);
  if (part === '*' || isElement || isIndex(part)) {
    if (node.kind !== 'sequence') return `${part} is for lists`;
    if (part === '*') return node.items.map((_, index) => ({ holder: node, index }));
    return isElement ? elements(node, isElement, creates) : element(node, Number(part), creates, next);
  }
  if (/^\[.*\]$/.test(part)) return `${part} must be [name=value]`;
  if (node.kind !== 'mapping') return `${part} is sought in what is no mapping`;
  const key = node.items.findIndex((item, index) => index % 2 === 0 && item.value === part);
  if (key >= 0) return [{ holder: node, index: key + 1 }];
  if (!creates) return [];
  node.items.push(makeScalar(part), made(next));
  return [{ holder: node, index: node.items.length - 1, isNew: true }];
}

function element(node: YamlNode, index: number, creates: boolean, next: string | undefined): Spot[] | string {
  if (index < node.items.length) return [{ holder: node, index }];
  if (!creates || index > node.items.length) return `index ${index} is beyond the list`;
  node.items.push(made(next));
  return [{ holder: node, index, isNew: true }];
}

function elements(node: YamlNode, { name, value }: { name: string; value: string }, creates: boolean): Spot[] {
  const pattern = compileRegExp(value);
  const isMatch = (held: YamlNode | undefined): boolean => held?.kind === 'scalar' && (held.value === value || pattern?.test(held.value) === true);
  const fieldOf = (item: YamlNode): YamlNode | undefined => item.items[item.items.findIndex((key, index) => index % 2 === 0 && key.value === name) + 1];
  const found = node.items.flatMap((item, index) => {
    const isFound = name === '' ? isMatch(item) : item.kind === 'mapping' && item.items.some((key, at) => at % 2 === 0 && key.value === name) && isMatch(fieldOf(item));
    return isFound ? [{ holder: node, index }] : [];
  });
  if (found.length > 0 || !creates) return found;
  const item = makeScalar(value);
  node.items.push(name === '' ? item : { ...made(''), items: [makeScalar(name), item] });
  return [{ holder: node, index: node.items.length - 1, isNew: name === '' }];
}
