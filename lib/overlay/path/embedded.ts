import type { Json, JsonObject } from '../../manifest';
import { readYaml, resolveScalar, yamlLibrary } from '../../manifest';
import { printJson } from '../hash/content-hash';
import { isMap } from '../resource/res-id';

/** Changes a value in place; answers what stands in the way, or undefined. */
export type Change = (holder: JsonObject) => string | undefined;

/**
 * Changes something inside a text that is JSON or YAML itself, as a file in a ConfigMap is: JSON comes back with sorted
 * keys, on one line unless it had several; YAML keeps its order, quotes and comments. `change` finds the value under
 * `root`. Answers the new text, or what stands in the way.
 */
export function changeEmbedded(text: string, change: Change): { text: string } | string {
  const { documents, issues } = readYaml(text, '');
  const [value] = documents;
  if (issues.length > 0 || typeof value !== 'object' || value === null) return 'a plain text has no fields';
  const holder: JsonObject = { root: value };
  const before = JSON.stringify(value);
  const fault = change(holder);
  if (fault !== undefined) return fault;
  const after = holder.root as Json;
  return { text: isJson(text) ? encodeJson(after, text.includes('\n')) : encodeYaml(text, JSON.parse(before) as Json, after) };
}

export function isJson(text: string): boolean {
  return /^\s*[[{]/.test(text);
}

function encodeJson(value: Json, isLong: boolean): string {
  return isLong ? JSON.stringify(sorted(value), null, 2).replace(/[<>&]/g, (sign) => `\\u00${sign.charCodeAt(0).toString(16)}`) : printJson(value);
}

function sorted(value: Json): Json {
  if (Array.isArray(value)) return value.map(sorted);
  return isMap(value) ? Object.fromEntries(Object.keys(value).sort().map((key) => [key, sorted(value[key] as Json)])) : value;
}

function encodeYaml(text: string, before: Json, after: Json): string {
  const { parseAllDocuments, isScalar, isNode, visit } = yamlLibrary();
  const [document] = [...parseAllDocuments(text)];
  if (!document) return text;
  if (document.directives) document.directives.docStart = null;
  // go-yaml keeps an empty line only where a comment follows it.
  visit(document, (_, node) => {
    if (isNode(node) && !node.commentBefore) delete node.spaceBefore;
  });
  for (const { path, was, value } of differences(before, after, [])) {
    const node = document.getIn(path, true);
    const tag = typeof value === 'string' ? tagOf(was) : undefined;
    if (isScalar(node) && tag !== undefined) {
      node.tag = tag;
      node.value = resolveScalar(value as string);
    } else if (isScalar(node) && (typeof value !== 'object' || value === null)) node.value = value;
    else document.setIn(path, value);
  }
  return document.toString({ indentSeq: false, lineWidth: 0, flowCollectionPadding: false }).trimEnd();
}

/** The type that a value keeps when a text is put in its place. */
function tagOf(was: Json | undefined): string | undefined {
  if (was === null) return '!!null';
  if (typeof was === 'boolean') return '!!bool';
  if (typeof was !== 'number') return undefined;
  return Number.isInteger(was) ? '!!int' : '!!float';
}

interface Difference {
  readonly path: readonly (string | number)[];
  readonly was: Json | undefined;
  readonly value: Json;
}

function differences(before: Json | undefined, after: Json, path: readonly (string | number)[]): Difference[] {
  if (isMap(before) && isMap(after)) return Object.keys(after).flatMap((key) => differences(before[key], after[key] as Json, [...path, key]));
  if (Array.isArray(before) && Array.isArray(after)) return after.flatMap((item, index) => differences(before[index], item, [...path, index]));
  return JSON.stringify(before) === JSON.stringify(after) ? [] : [{ path, was: before, value: after }];
}
