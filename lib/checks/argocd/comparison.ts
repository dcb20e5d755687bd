import { objectKey } from '../../manifest';
import type { CheckContext, JudgedManifest } from '../context';
import { nameOf } from './name-of';
import { readSync } from './sync-settings';

/** What is delivered now beside what is to be delivered. */
export interface Comparison {
  /** Objects that are on both sides. */
  readonly kept: readonly { readonly before: JudgedManifest; readonly after: JudgedManifest }[];
  /** Objects that were delivered and are no more. */
  readonly removed: readonly JudgedManifest[];
  readonly added: readonly JudgedManifest[];
}

const known = new WeakMap<CheckContext, Comparison>();

/**
 * Pairs both sides by object, once for a context. Hooks are left out, since Argo CD deletes them and makes them anew,
 * and what has no name. Undefined where there is nothing to compare with.
 */
export function compareDelivery(context: CheckContext): Comparison | undefined {
  if (!context.before) return undefined;
  const comparison = known.get(context) ?? pairObjects(context.before, context.manifests);
  known.set(context, comparison);
  return comparison;
}

function pairObjects(before: readonly JudgedManifest[], manifests: readonly JudgedManifest[]): Comparison {
  const earlier = byKey(before);
  const later = byKey(manifests);
  return {
    kept: [...earlier].flatMap(([key, [one]]) => {
      const candidates = later.get(key) ?? [];
      // An object with two owners has not moved as long as one of them is the old one.
      const after = candidates.find(({ application }) => application === one?.application) ?? candidates[0];
      return one && after ? [{ before: one, after }] : [];
    }),
    removed: [...earlier].filter(([key]) => !later.has(key)).flatMap(([, [one]]) => one ?? []),
    added: [...later].filter(([key]) => !earlier.has(key)).flatMap(([, [one]]) => one ?? []),
  };
}

function byKey(manifests: readonly JudgedManifest[]): ReadonlyMap<string, readonly JudgedManifest[]> {
  const groups = new Map<string, JudgedManifest[]>();
  for (const manifest of manifests) {
    if (readSync(manifest.object).hooks.length > 0 || nameOf(manifest.object) === '') continue;
    const key = objectKey(manifest.object);
    const group = groups.get(key);
    if (group) group.push(manifest);
    else groups.set(key, [manifest]);
  }
  return groups;
}
