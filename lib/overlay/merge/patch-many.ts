import type { Build } from '../build';
import { refuse } from '../issues';
import type { Place } from '../issues';
import type { ResMap } from '../resource/res-map';
import { copy } from '../resource/copy';
import { isMap, printId } from '../resource/res-id';
import type { Resource } from '../resource/resource';
import { nearest } from '../../nearest';
import type { Operation } from './json-patch';
import { applyJsonPatch } from './json-patch';
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
export function findNamed(map: ResMap, change: Resource, build: Build, place: Place): Resource | undefined {
  const current = map.withCurrentId(change);
  const found = current.length > 0 ? current : map.withAnyId(change);
  if (found.length === 1) return found[0];
  const near = found.length === 0 ? nearest(change.name, map.allNames) : undefined;
  const fault = found.length === 0 ? 'no resource is named' : 'more than one resource is or was named';
  refuse(build, 'PATCH_TARGET_NOT_FOUND', `${fault} ${printId(change.id)}`, place, near === undefined ? {} : { hint: `did you mean ${near}?` });
  return undefined;
}

/** Applies JSON operations to one resource. Refusal: PATCH_FAILED. */
export function patchByJson(resource: Resource, operations: readonly Operation[], build: Build, place: Place): boolean {
  resource.rememberId();
  // A copy shares no values with itself (shared-values.ts), as Kustomize's does not after a JSON patch.
  resource.object = copy(resource.object);
  const metadata = resource.editMetadata();
  // Kustomize keeps notes in annotations while it builds, so the map is there for `add`.
  const lacksAnnotations = !isMap(metadata.annotations);
  if (lacksAnnotations) metadata.annotations = {};
  const fault = applyJsonPatch(resource.object, operations);
  const { annotations } = resource.metadata;
  if (lacksAnnotations && isMap(annotations) && Object.keys(annotations).length === 0) delete resource.metadata.annotations;
  if (fault === undefined) return true;
  refuse(build, 'PATCH_FAILED', `${printId(resource.id)}: ${fault}`, place);
  return false;
}
