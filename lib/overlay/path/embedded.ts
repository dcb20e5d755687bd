import type { Json, JsonObject } from '../../manifest';
import { readYaml, yamlLibrary } from '../../manifest';
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
  const isJson = /^\s*[[{]/.test(text);
  const after = holder.root as Json;
  return { text: isJson ? encodeJson(after, text.includes('\n')) : encodeYaml(text, JSON.parse(before) as Json, after) };
}

function encodeJson(value: Json, isLong: boolean): string {
  return isLong ? JSON.stringify(sorted(value), null, 2).replace(/[<>&]/g, (sign) => `\\u00${sign.charCodeAt(0).toString(16)}`) : printJson(value);
}

function sorted(value: Json): Json {
  if (Array.isArray(value)) return value.map(sorted);
  return isMap(value) ? Object.fromEntries(Object.keys(value).sort().map((key) => [key, sorted(value[key] as Json)])) : value;
}

function encodeYaml(text: string, before: Json, after: Json): string {
  const { parseDocument, isScalar } = yamlLibrary();
  const document = parseDocument(text);
  for (const { path, value } of differences(before, after, [])) {
    const node = document.getIn(path, true);
    if (isScalar(node) && (typeof value !== 'object' || value === null)) node.value = value;
    else document.setIn(path, value);
  }
  return document.toString({ indentSeq: false, lineWidth: 0 }).trimEnd();
}

interface Difference {
  readonly path: readonly (string | number)[];
  readonly value: Json;
}

function differences(before: Json | undefined, after: Json, path: readonly (string | number)[]): Difference[] {
  if (isMap(before) && isMap(after)) return Object.keys(after).flatMap((key) => differences(before[key], after[key] as Json, [...path, key]));
  if (Array.isArray(before) && Array.isArray(after)) return after.flatMap((item, index) => differences(before[index], item, [...path, index]));
  return JSON.stringify(before) === JSON.stringify(after) ? [] : [{ path, value: after }];
}
