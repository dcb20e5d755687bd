import { report } from '../issue';
import type { Issue } from '../issue';
import type { Json } from './kube-object';
import { configDialect, patchDialect, resourceDialect, strictConfigDialect } from './dialect';
import { readFast } from './fast/read-fast';
import { firstDocument } from './first-document';
import { readFull } from './full/read-full';
import { splitDocuments } from './split-documents';

export interface ReadOptions {
  /** `1.1` for kustomization files and configurations: `yes` is true, and one document is read. Default: as resources are read. */
  readonly version?: '1.1';
  /** Refuse a key that stands twice in YAML 1.1 too; `first` takes the first one of a resource's. */
  readonly uniqueKeys?: true | 'first';
}

export interface YamlRead {
  /** One value a document; an empty document is `null`. */
  readonly documents: Json[];
  readonly issues: Issue[];
}

/**
 * Reads the documents of a YAML or JSON file to the values `kustomize build` works on: aliases and merge keys
 * expanded, scalars typed by go-yaml's rules, a key that stands twice refused. Yields YAML_SYNTAX with the line; a
 * document with a fault gives no value.
 */
export function readYaml(text: string, file: string, options: ReadOptions = {}): YamlRead {
  const plain = normalize(text);
  const isConfig = options.version === '1.1';
  const plainDialect = options.uniqueKeys === 'first' ? patchDialect : resourceDialect;
  const dialect = !isConfig ? plainDialect : options.uniqueKeys ? strictConfigDialect : configDialect;
  const { documents: parts, badSeparator } = isConfig ? { documents: [{ text: firstDocument(plain), linesBefore: 0 }] } : splitDocuments(plain);
  const documents: Json[] = [];
  const issues: Issue[] = [];
  for (const part of parts) {
    const quick = readFast(part.text, dialect);
    const read = quick === undefined ? readFull(part.text, dialect) : { value: quick };
    if ('value' in read) documents.push(read.value);
    else issues.push(report('YAML_SYNTAX', read.fault.message, { file, line: read.fault.line + part.linesBefore }));
  }
  if (badSeparator !== undefined) issues.push(report('YAML_SYNTAX', 'content stands on a line that separates documents', { file, line: badSeparator }));
  return { documents, issues };
}

/** Line ends become `\n` and a byte order mark goes, as YAML prescribes. */
export function normalize(text: string): string {
  const plain = text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
  return plain.includes('\r') ? plain.replace(/\r\n?/g, '\n') : plain;
}
