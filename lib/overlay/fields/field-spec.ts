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

const splitPaths = new Map<string, readonly string[]>();

/** The names of a path; remembered, since the same few paths are walked for every resource. */
export function splitPath(path = ''): readonly string[] {
  const known = splitPaths.get(path);
  if (known) return known;
  const parts = path.split(/(?<!\\)\//).map((part) => part.replaceAll('\\/', '/'));
  if (parts[0] === '') parts.shift();
  splitPaths.set(path, parts);
  return parts;
}
