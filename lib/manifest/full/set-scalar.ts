import type { YamlNode } from './node';
import { scalarTag } from './scalar-tag';

/** Is the node null, as it is written? */
export function isNullNode({ kind, value, style, tag }: YamlNode): boolean {
  return kind === 'scalar' && (tag === '' ? style === 'plain' && scalarTag(value) === '!!null' : tag === '!!null');
}

/** Puts another text into a scalar, which keeps its style and type: a number comes with a tag where the text is none. */
export function setScalar(node: YamlNode, text: string): void {
  const type = scalarTag(node.value);
  node.value = text;
  if (node.style !== 'plain' || node.tag !== '' || scalarTag(text) === type) return;
  if (type === '!!str') node.style = 'double';
  else node.tag = type;
}
