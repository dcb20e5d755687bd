import type { Dialect } from '../dialect';
import { resourceDialect } from '../dialect';
import type { Json } from '../kube-object';
import { Fault, findControl } from './cursor';
import { deAnchor } from './de-anchor';
import type { YamlDocument } from './node';
import { parseDocument } from './parser';
import { printDocument } from './print-document';
import { toValue } from './to-value';

/** A fault in one document; `line` is 1-based within the text that was read. */
export interface ReadFault {
  readonly message: string;
  readonly line: number;
}

export type DocumentRead = { readonly value: Json } | { readonly fault: ReadFault };

/**
 * Reads one document in full YAML: anchors, merge keys, tags, complex keys. Slow; the reference for the fast reader.
 * What follows the first document is ignored, as Kustomize does.
 */
export function readFull(text: string, dialect: Dialect = resourceDialect): DocumentRead {
  const odd = findControl(text);
  if (odd >= 0) return { fault: { message: 'control characters are not allowed', line: text.slice(0, odd).split('\n').length } };
  try {
    const document = parseDocument(text, dialect.reprints);
    if (document === undefined) return { value: null };
    return { value: dialect.reprints ? valueOfPrinted(document, dialect) : toValue(document.root, dialect) };
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    const lines = text.trimEnd().split('\n').length;
    return { fault: { message: error.message, line: Math.min(error.line + 1, Math.max(1, lines)) } };
  }
}

/** Kustomize prints a resource and reads that before it takes its values; not all of YAML survives it unchanged. */
function valueOfPrinted(document: YamlDocument, dialect: Dialect): Json {
  const root = deAnchor(document.root);
  const printed = parseDocument(printDocument({ ...document, root }), true);
  if (printed === undefined) return null;
  try {
    return toValue(printed.root, dialect, root);
  } catch (error) {
    // The same fault in the text itself has the better line.
    toValue(root, dialect);
    throw error;
  }
}
