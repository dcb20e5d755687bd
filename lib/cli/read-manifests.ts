import type { JudgedManifest } from '../checks';
import type { Issue } from '../issue';
import { report } from '../issue';
import type { Json, JsonObject, KubeObject } from '../manifest';
import { readYaml } from '../manifest';
import type { ManifestFile } from './manifest-files';
import { splitDocuments } from './split-documents';

/** A manifest and the place where its text stands. */
export interface ReadManifest extends JudgedManifest {
  readonly file: string;
  readonly line: number;
  /** The whole document, from which the line of a field is found. */
  readonly document: string;
  /** Where the object stands in its document: `items[3]` of a List. */
  readonly within: string;
}

/** Reads every object of a file; a List counts as its items. Reports YAML_SYNTAX and NOT_A_MANIFEST. */
export function readManifests({ file, text }: ManifestFile): { readonly manifests: readonly ReadManifest[]; readonly issues: readonly Issue[] } {
  const manifests: ReadManifest[] = [];
  const issues: Issue[] = [];
  for (const document of splitDocuments(text)) {
    const read = readYaml(document.text, file);
    issues.push(...read.issues.map((issue) => ({ ...issue, line: document.line + (issue.line ?? 1) - 1 })));
    const source = { file, line: document.line, document: document.text };
    for (const { value: found, within } of read.documents.flatMap((value) => expandLists(value, ''))) {
      if (isManifest(found)) manifests.push({ ...source, object: found, within });
      else issues.push(report('NOT_A_MANIFEST', 'This document is no Kubernetes object: it has no apiVersion and kind.', { file, line: document.line }));
    }
  }
  return { manifests, issues };
}

interface Found {
  readonly value: Json;
  readonly within: string;
}

function expandLists(value: Json, within: string): Found[] {
  if (!isMap(value) || !isListKind(value)) return [{ value, within }];
  const items = Array.isArray(value['items']) ? value['items'] : [];
  return items.flatMap((item, index) => expandLists(item, `${within === '' ? '' : `${within}.`}items[${index}]`));
}

function isListKind({ kind, items }: JsonObject): boolean {
  return typeof kind === 'string' && kind.endsWith('List') && Array.isArray(items);
}

function isManifest(value: Json): value is KubeObject {
  return isMap(value) && typeof value['apiVersion'] === 'string' && typeof value['kind'] === 'string';
}

function isMap(value: Json): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
