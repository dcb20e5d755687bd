import type { Dialect } from '../dialect';
import { resourceDialect } from '../dialect';
import type { Json } from '../kube-object';
import { BlockReader } from './block-reader';
import { Rare } from './line-reader';

/** Control characters, and what YAML 1.1 takes for line breaks and byte order marks. */
const odd = new RegExp('[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\x7f\\x85\\u2028\\u2029\\ufeff]');

/**
 * Reads one document of the YAML that manifests are written in, several times as fast as a full reader: block
 * mappings and lists, quoted and plain scalars, block scalars, flow collections. undefined where the text has anything
 * else (anchors, tags, complex keys, tabs between tokens) or a fault: the full reader then has the say.
 */
export function readFast(text: string, dialect: Dialect = resourceDialect): Json | undefined {
  if (odd.test(text)) return undefined;
  try {
    return new BlockReader(text, dialect).read();
  } catch (error) {
    if (error === Rare) return undefined;
    throw error;
  }
}
