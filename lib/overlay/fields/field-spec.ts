import type { GvkPattern } from '../resource/res-id';

/**
 * A field that a transformer writes: `spec/template/spec/containers[]/image`, in the kinds that the Gvk selects.
 * A slash inside a name is written `\/`; `[]` marks a list; lists without it are walked all the same.
 */
export interface FieldSpec extends GvkPattern {
  readonly path: string;
  /** Make the field, and the maps on the way to it, where it is not there. */
  readonly create?: boolean;
}

/** Names in `fieldSpecs` of a resource kind may be held by the `referrers`' fields. */
export interface NameReference extends GvkPattern {
  readonly fieldSpecs: readonly FieldSpec[];
}

/** One name of a path. */
export interface PathPart {
  readonly key: string;
  /** It is written with `[]`. */
  readonly isList: boolean;
  /** What is wrong with it in a map, whatever the map holds. */
  readonly fault?: string;
}

/** The texts between slashes, but for those written `\/`. */
export function splitNames(path: string): string[] {
  return path.split(/(?<!\\)\//).map((part) => part.replaceAll('\\/', '/'));
}

const splitPaths = new Map<string, readonly PathPart[]>();

/** The names of a path; remembered, since the same few paths are walked for every resource. */
export function splitPath(path = ''): readonly PathPart[] {
  const known = splitPaths.get(path);
  if (known) return known;
  const names = splitNames(path);
  if (names[0] === '') names.shift();
  const parts = names.map(readPart);
  splitPaths.set(path, parts);
  return parts;
}

/** Names that Kustomize takes for elements of a list, which it has walked through already when it meets them. */
const inLists = /^(?:[-+]?\d{1,18}|-|\*|\[.*\])$/;

function readPart(name: string, index: number, names: readonly string[]): PathPart {
  const isList = name.endsWith('[]');
  const key = isList ? name.slice(0, -2) : name;
  if (key.trim() === '') return { key, isList, fault: 'a field name is empty' };
  if (inLists.test(key)) return { key, isList, fault: `${key} would be an element of a list, and ${names.slice(0, index).join('/')} is a map` };
  return { key, isList };
}

export function printPath(parts: readonly PathPart[]): string {
  return parts.map(({ key, isList }) => (isList ? `${key}[]` : key)).join('/');
}
