import type { Build } from '../build';
import { refuse } from '../issues';
import type { Place } from '../issues';
import type { ResMap } from '../resource/res-map';
import { isEmpty, isMap, printId } from '../resource/res-id';
import { notesOf } from '../resource/notes';
import type { Resource } from '../resource/resource';
import { hintOf, nearest } from '../../nearest';
import type { Operation } from './json-patch';
import { applyJsonPatch, asJson } from './json-patch';
import type { PatchOptions } from './patch-resource';
import { patchResource } from './patch-resource';

/** Merges each patch into the resource that it names, by its current or an earlier id. */
export function patchAll(map: ResMap, changes: readonly Resource[], options: PatchOptions, build: Build, place: Place, source: Place): void {
  for (const [document, change] of changes.entries()) {
    const resource = findNamed(map, change, build, place);
    if (!resource) return;
    const here = source.path === undefined ? { ...source, document } : source;
    if (!patchResource(resource, change.object, options, here, build)) map.remove(resource);
    else map.refresh(resource);
  }
}

/** The one resource with the id of `change`. Refusal: PATCH_TARGET_NOT_FOUND. */
function findNamed(map: ResMap, change: Resource, build: Build, place: Place): Resource | undefined {
  const found = map.withAnyId(change);
  if (found.length === 1) return found[0];
  const near = found.length === 0 ? nearest(change.name, map.allNames) : undefined;
  const fault = found.length === 0 ? 'no resource is named' : 'more than one resource is or was named';
  refuse(build, 'PATCH_TARGET_NOT_FOUND', `${fault} ${printId(change.id)}`, place, hintOf(near));
  return undefined;
}

/** Applies JSON operations to one resource. Refusal: PATCH_FAILED, also at the end of the build for what the resource then lacks. */
export function patchByJson(resource: Resource, operations: readonly Operation[], build: Build, place: Place): boolean {
  const { id } = resource;
  resource.object = asJson(resource.object);
  const notes = notesOf(resource);
  const noted = Object.keys(notes);
  const metadata = resource.editMetadata();
  const lacksAnnotations = !isMap(metadata.annotations);
  if (noted.length > 0) metadata.annotations = { ...(isMap(metadata.annotations) ? metadata.annotations : {}), ...notes };
  const fault = applyJsonPatch(resource.object, operations) ?? misfitOf(resource);
  const { annotations } = resource.metadata;
  if (isMap(annotations)) for (const note of noted) delete annotations[note];
  // Kustomize sees no annotations in a plain value or an empty list.
  if (!isMap(annotations) || (lacksAnnotations && isEmpty(annotations))) delete resource.metadata.annotations;
  const { lack } = resource;
  if (lack !== undefined && !isEmpty(resource.object)) {
    resource.lose(() => {
      if (resource.lack !== undefined) refuse(build, 'PATCH_FAILED', `${printId(id)}: the patch leaves no ${lack}`, place);
    });
  }
  if (fault === undefined) return true;
  refuse(build, 'PATCH_FAILED', `${printId(id)}: ${fault}`, place);
  return false;
}

function misfitOf({ object, metadata }: Resource): string | undefined {
  return [object.metadata, metadata.annotations].some((held) => Array.isArray(held) && held.length > 0) ? 'the patch leaves a list where metadata belongs' : undefined;
}
