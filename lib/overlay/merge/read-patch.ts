import { isJson, readYaml } from '../../manifest';
import type { Build } from '../build';
import { refuse } from '../issues';
import type { Place } from '../issues';
import { makeResources } from '../resource/read-resources';
import { isMap } from '../resource/res-id';
import type { Resource } from '../resource/resource';
import type { Operation } from './json-patch';

export type Patch = { readonly kind: 'strategic'; readonly resources: readonly Resource[] } | { readonly kind: 'json'; readonly operations: readonly Operation[] };

/**
 * A patch in a text: documents that are resources are strategic patches, and where they are not, the first one must be
 * a list of JSON operations. Refusal: PATCH_INVALID.
 */
export function readPatch(text: string, place: Place, build: Build): Patch | undefined {
  const { documents, issues } = readYaml(text, place.file, { uniqueKeys: 'first' });
  const inner: Build = { ...build, list: [] };
  // Without its text no line is sought for what is wrong: most often it is that these are operations.
  const unread: Place = { file: place.file, ...(place.path ? { path: place.path } : {}) };
  const resources = issues.length === 0 ? makeResources(documents, unread, inner) : undefined;
  if (resources) return { kind: 'strategic', resources };
  const operations = readOperations(text, place);
  if (typeof operations === 'object') return { kind: 'json', operations };
  const fault = operations ?? `it is neither a strategic nor a JSON patch: ${issues[0]?.message ?? inner.list[0]?.message ?? ''}`;
  refuse(build, 'PATCH_INVALID', `the patch cannot be read: ${fault}`, inner.list[0] ? { ...place, document: 0 } : place);
  return undefined;
}

/**
 * JSON patches are read by YAML 1.1's rules, unlike resources: `yes` is true in them. What begins with a bracket must be
 * JSON. Answers what is wrong with operations, undefined where there is no list of them.
 */
function readOperations(text: string, place: Place): Operation[] | string | undefined {
  const { documents, issues } = readYaml(text, place.file, { version: '1.1' });
  const [items = null] = documents;
  if (issues.length > 0 || (items !== null && !Array.isArray(items))) return undefined;
  if (text.startsWith('[') && !isJson(text)) return 'what begins with [ must be JSON';
  if (items?.some((item) => item !== null && !isMap(item)) === true) return 'an operation of a JSON patch must be a map';
  return (items ?? []).map((item) => (isMap(item) ? { ...item, op: String(item.op ?? ''), path: String(item.path ?? '') } : { op: '', path: '' }));
}
