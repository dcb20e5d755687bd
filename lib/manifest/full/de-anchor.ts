import { Fault } from './cursor';
import type { YamlNode } from './node';

/** A key that merges the mapping beside it into its own. */
export function isMergeKey({ kind, value, style, tag }: YamlNode): boolean {
  return kind === 'scalar' && value === '<<' && (tag === '' ? style === 'plain' : tag === '!!merge');
}

/**
 * The tree without aliases and merge keys, as Kustomize inflates a resource: a mapping's own keys win over merged
 * ones and earlier sources over later ones; the first quoted `<<` is lost. Throws a Fault.
 */
export function deAnchor(node: YamlNode, open: ReadonlySet<YamlNode> = new Set()): YamlNode {
  const { target } = node;
  if (target !== undefined) {
    if (open.has(target)) throw new Fault('an anchor contains itself', node.line);
    return deAnchor(target, open);
  }
  const inside = node.anchor === '' ? open : new Set(open).add(node);
  const items = node.kind === 'mapping' ? mergedItems(node, inside) : node.items.map((item) => deAnchor(item, inside));
  return { ...node, anchor: '', items };
}

function mergedItems({ items }: YamlNode, open: ReadonlySet<YamlNode>): YamlNode[] {
  const own: YamlNode[] = [];
  const sources: YamlNode[] = [];
  let isMerged = false;
  let isLost = false;
  for (let index = 0; index + 1 < items.length; index += 2) {
    const key = items[index] as YamlNode;
    const value = items[index + 1] as YamlNode;
    if (isMergeKey(key)) {
      if (isMerged) throw new Fault('a mapping merges twice: give one << a list', key.line);
      isMerged = true;
      sources.push(...sourcesOf(value));
    } else if (key.kind === 'scalar' && key.value === '<<' && !isLost) isLost = true;
    else own.push(deAnchor(key, open), deAnchor(value, open));
  }
  if (!isMerged) return own;
  const seen = new Set(own.filter((_, index) => index % 2 === 0).map(({ value }) => value));
  for (const source of sources) {
    const { items: added } = deAnchor(source, open);
    for (let index = 0; index + 1 < added.length; index += 2) {
      const key = added[index] as YamlNode;
      if (!seen.has(key.value)) own.push(key, added[index + 1] as YamlNode);
    }
    for (let index = 0; index < added.length; index += 2) seen.add((added[index] as YamlNode).value);
  }
  return own;
}

function sourcesOf(value: YamlNode): YamlNode[] {
  const node = value.target ?? value;
  const sources = node.kind === 'sequence' && value.target === undefined ? node.items : [value];
  for (const source of sources) {
    if ((source.target ?? source).kind !== 'mapping') throw new Fault('a merge key needs a mapping or a list of mappings', source.line);
  }
  return sources;
}
