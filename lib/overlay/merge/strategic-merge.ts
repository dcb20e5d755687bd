import { isCommented, isDoubled, isFlow, isUnwritten, noteFlow } from '../../manifest';
import type { Json, JsonObject } from '../../manifest';
import { isEmpty, isMap } from '../resource/res-id';
import type { FieldSchema } from '../schema';
import { assignShared } from '../shared-values';
import { mergeAssociativeList } from './associative-list';
import { takeDirective, takeListDirective } from './directive';
import { setScalar } from './set-scalar';

/** Told of what only strict mode minds, and of what ends a merge. */
export interface MergeWatch {
  /** The field that is being merged; the merge itself keeps it. */
  readonly path: string[];
  /** A patch that cannot be merged: wrong kinds of value, an unknown `$patch`. */
  readonly fail: (message: string) => void;
  /** A list of maps replaced the list at `path` whole. */
  readonly replacedList: () => void;
  /** The list or map at `key`, whose value a comment precedes, was left empty. */
  readonly emptied: (holder: JsonObject, key: string) => void;
}

/** What a merge leaves of a field: a value, or nothing. */
export type Merged = Json | undefined;

type Side = Json | undefined;

/**
 * A strategic merge patch on `base`, in Kustomize's manner
 * (https://github.com/kubernetes-sigs/kustomize/tree/master/kyaml/yaml/merge2): maps field by field, null removes,
 * `$patch` directs, lists of kinds with a merge key by that key with the patch's elements first, all others whole.
 * Both sides are changed and may be shared by the result; what only the patch has is merged with itself.
 */
export function mergeStrategically(base: Side, patch: Side, schema: FieldSchema | undefined, watch: MergeWatch): Merged {
  const shape = shapeOf(base) ?? shapeOf(patch);
  const other = shapeOf(patch);
  if (shape !== undefined && other !== undefined && other !== shape) {
    watch.fail(`the patch has ${article(other)} at ${printed(watch) || 'its root'}, where the resource has ${article(shape)}`);
    return base;
  }
  if (shape === 'list') return mergeList(base as Json[] | null | undefined, patch as Json[] | null | undefined, schema, watch);
  if (shape === 'scalar') return patch === null ? undefined : (patch ?? base);
  return mergeMap(base as JsonObject | null | undefined, patch as JsonObject | null | undefined, schema, watch);
}

function mergeMap(
  base: JsonObject | null | undefined,
  patch: JsonObject | null | undefined,
  schema: FieldSchema | undefined,
  watch: MergeWatch,
): Merged {
  if (patch === undefined) return walkUntouched(base, schema, watch);
  if (patch === null) return undefined;
  const directive = takeDirective(patch);
  if (directive === undefined) watch.fail(`unknown patch strategy ${JSON.stringify(patch.$patch)} at ${printed(watch)}`);
  if (directive === 'delete' || directive === undefined) return undefined;
  const target = base === null || base === undefined || directive === 'replace' ? patch : base;
  if (target === patch) refuseDoubled(patch, watch);
  for (const key of Object.keys(patch)) {
    watch.path.push(key);
    const merged = mergeStrategically(heldBy(target, key), heldBy(patch, key), schema?.field(key), watch);
    if (target !== patch && isEmpty(merged) && isCommented(target, key)) watch.emptied(target, key);
    watch.path.pop();
    if (merged === undefined) delete target[key];
    else if (typeof merged !== 'object' && target !== patch) setScalar(target, key, merged, patch);
    else assignShared(target, key, merged);
  }
  for (const key of Object.keys(target)) {
    if (!(key in patch)) walkField(target, key, schema, watch);
  }
  return target;
}

/** A key may stand twice where the patch is merged, but not in what only the patch has. */
function refuseDoubled(patch: Json, watch: MergeWatch): void {
  if (isDoubled(patch)) watch.fail(`a key stands twice in the patch at ${printed(watch)}`);
}

/** A field's value, as what is not written at all it is null. */
function heldBy(holder: JsonObject, key: string): Side {
  return isUnwritten(holder, key) ? null : holder[key];
}

/** What the patch does not name is merged with nothing: keyed lists lose doubles, and fields without any text (`emptyDir:`) go. */
function walkUntouched(base: JsonObject | null | undefined, schema: FieldSchema | undefined, watch: MergeWatch): Merged {
  if (base === null || base === undefined) return base;
  for (const key of Object.keys(base)) walkField(base, key, schema, watch);
  return base;
}

function walkField(base: JsonObject, key: string, schema: FieldSchema | undefined, watch: MergeWatch): void {
  const value = base[key];
  if (value === null || value === '') {
    if (isUnwritten(base, key)) delete base[key];
    return;
  }
  if (typeof value !== 'object') return;
  const field = schema?.field(key);
  if (field === undefined && Array.isArray(value)) return;
  watch.path.push(key);
  const merged = mergeStrategically(value, undefined, field, watch);
  watch.path.pop();
  if (merged === undefined) delete base[key];
  else base[key] = merged;
}

function mergeList(
  base: Json[] | null | undefined,
  patch: Json[] | null | undefined,
  schema: FieldSchema | undefined,
  watch: MergeWatch,
): Merged {
  if (patch === null) return undefined;
  if (schema === undefined || !schema.patchStrategy.includes('merge')) return replaceList(base ?? undefined, patch, watch);
  if (patch === undefined) return mergeAssociativeList(base ?? [], undefined, schema, watch);
  if (base === null || base === undefined) return mergeAssociativeList(patch, patch, schema, watch);
  const directive = takeListDirective(patch);
  if (directive === undefined) watch.fail(`unknown patch strategy in the list at ${printed(watch)}`);
  if (directive === 'delete' || directive === undefined) return undefined;
  return mergeAssociativeList(directive === 'replace' ? patch : base, patch, schema, watch);
}

/** The patch's list in place of the old one, and in brackets where that was. */
function replaceList(base: Json[] | undefined, patch: Json[] | undefined, watch: MergeWatch): Merged {
  if (patch === undefined) return base;
  if (base && patch.some(isMap)) watch.replacedList();
  refuseDoubled(patch, watch);
  if (base && isFlow(base)) noteFlow(patch);
  return patch;
}

const printed = ({ path }: MergeWatch): string => path.join('.');

type ValueShape = 'map' | 'list' | 'scalar';

function shapeOf(value: Side): ValueShape | undefined {
  if (value === undefined || value === null) return undefined;
  if (Array.isArray(value)) return 'list';
  return typeof value === 'object' ? 'map' : 'scalar';
}

const article = (shape: ValueShape): string => (shape === 'scalar' ? 'a plain value' : `a ${shape}`);
