import { readYaml } from '../../manifest';
import type { Build } from '../build';
import { refuse } from '../issues';
import type { Place } from '../issues';
import { makeResources } from '../resource/read-resources';
import { isMap } from '../resource/res-id';
import type { Resource } from '../resource/resource';
import type { Operation } from './json-patch';

export type Patch = { readonly kind: 'strategic'; readonly resources: readonly Resource[] } | { readonly kind: 'json'; readonly operations: readonly Operation[] };

/** A patch in a text: a list of operations is a JSON patch, documents are strategic patches. Refusal: PATCH_INVALID. */
export function readPatch(text: string, place: Place, build: Build): Patch | undefined {
  const { documents, issues } = readYaml(text, place.file);
  if (issues.length > 0) {
    refuse(build, 'PATCH_INVALID', `the patch cannot be read: ${issues[0]?.message ?? ''}`, place);
    return undefined;
  }
  const [first] = documents;
  if (Array.isArray(first)) {
    if (documents.length === 1) return readOperations(text, place, build);
    refuse(build, 'PATCH_INVALID', 'a JSON patch must be one document', place);
    return undefined;
  }
  const inner: Build = { ...build, list: [] };
  const resources = makeResources(documents, place, inner);
  if (resources) return { kind: 'strategic', resources };
  refuse(build, 'PATCH_INVALID', `the patch is neither a strategic nor a JSON patch: ${inner.list[0]?.message ?? ''}`, place);
  return undefined;
}

/**
 * JSON patches are read by YAML 1.1's rules, unlike resources: `yes` is true in them. What begins with a bracket must be
 * JSON.
 */
function readOperations(text: string, place: Place, build: Build): Patch | undefined {
  if (text.startsWith('[') && !isJson(text)) {
    refuse(build, 'PATCH_INVALID', 'a patch that begins with [ must be JSON', place);
    return undefined;
  }
  const [items] = readYaml(text, place.file, { version: '1.1' }).documents;
  const operations: Operation[] = [];
  for (const item of Array.isArray(items) ? items : []) {
    if (!isMap(item)) {
      refuse(build, 'PATCH_INVALID', 'an operation of a JSON patch must be a map', place);
      return undefined;
    }
    operations.push({ ...item, op: String(item.op ?? ''), path: String(item.path ?? '') });
  }
  return { kind: 'json', operations };
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
