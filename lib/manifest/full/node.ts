import type { ScalarStyle } from './token';

/** A node of a YAML document as it is written: with style, tag, anchor and comments. */
export interface YamlNode {
  kind: 'scalar' | 'mapping' | 'sequence' | 'alias';
  /** A scalar's text, an alias's name. */
  value: string;
  style: ScalarStyle | 'block' | 'flow';
  /** As written, in short form (`!!int`); '' where there is none. */
  tag: string;
  anchor: string;
  /** A list's items; a mapping's keys and values in turn. */
  items: YamlNode[];
  head: string;
  lineComment: string;
  foot: string;
  /** What an alias stands for. */
  target?: YamlNode;
  /** From 0. */
  readonly line: number;
}

export interface YamlDocument {
  readonly root: YamlNode;
  readonly head: string;
  readonly foot: string;
}

/** What a tag of YAML itself begins with where it is written in full: `!!int` is short for this and `int`. */
export const longTag = 'tag:yaml.org,2002:';

/** A scalar without a tag, an anchor or comments. */
export function makeScalar(value: string, style: ScalarStyle = 'plain', line = 0): YamlNode {
  return { kind: 'scalar', value, style, tag: '', anchor: '', items: [], head: '', lineComment: '', foot: '', line };
}
