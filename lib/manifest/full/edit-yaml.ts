import { Fault, findControl } from './cursor';
import type { YamlDocument } from './node';
import { parseDocument } from './parser';

/** The first document of a text as a tree to change, for printDocument; undefined where there is none or a fault. */
export function parseYaml(text: string): YamlDocument | undefined {
  if (findControl(text) >= 0) return undefined;
  try {
    return parseDocument(text, true);
  } catch (error) {
    if (error instanceof Fault) return undefined;
    throw error;
  }
}
