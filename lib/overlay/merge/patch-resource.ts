import { report } from '../../issue';
import { isUnwritten, noteRawText } from '../../manifest';
import type { Json, JsonObject } from '../../manifest';
import type { Build } from '../build';
import { locate, refuse } from '../issues';
import type { Place } from '../issues';
import { isEmpty, isMap, printId, textOf } from '../resource/res-id';
import type { Resource } from '../resource/resource';
import { changesInFlow, settleFlow } from './flow';
import { mergeStrategically } from './strategic-merge';

export interface PatchOptions {
  readonly allowNameChange?: boolean;
  readonly allowKindChange?: boolean;
}

/**
 * Merges one strategic patch into a resource; name, kind and namespace stay unless the options let them change. What
 * the patch holds becomes the resource's: one that is applied again must be copied. Answers false where the patch
 * deletes the resource. Refusal: PATCH_FAILED, also at the end of the build for what it left empty. Strict:
 * LIST_REPLACED_WITHOUT_SCHEMA.
 */
export function patchResource(resource: Resource, patch: JsonObject, options: PatchOptions, place: Place, build: Build): boolean {
  const { name, namespace, kind } = resource;
  const held = resource.metadata.name ?? null;
  build.hasAskedOpenApi = true;
  // A whole resource cannot be replaced: Kustomize drops the result.
  if (patch.$patch === 'replace') return true;
  if (options.allowNameChange || options.allowKindChange) resource.rememberId();
  const schema = build.openApi.schemaFor(resource.apiVersion, kind) ?? build.openApi.schemaFor(textOf(patch.apiVersion), textOf(patch.kind));
  const forgets = takesAnnotations(patch);
  const path: string[] = [];
  const settles = changesInFlow(patch);
  const merged = mergeStrategically(resource.object, patch, schema, {
    path,
    fail: (message) => refuse(build, 'PATCH_FAILED', `${printId(resource.id)}: ${message}`, place),
    emptied: (holder, key) => {
      const field = path.join('.');
      const { id } = resource;
      // Annotations that are none go as a whole.
      if (field === 'metadata.annotations') return;
      resource.lateChecks.push(() => {
        if (isEmpty(holder[key])) refuse(build, 'PATCH_FAILED', `${printId(id)}: the patch leaves ${field} empty behind a comment, which Kustomize cannot read back`, place);
      });
    },
    replacedList: () => {
      if (build.isStrict && schema === undefined) build.list.push(listReplaced(resource, path, place));
    },
  });
  if (!isMap(merged) || isEmpty(merged)) return false;
  resource.object = merged;
  if (settles) settleFlow(resource.object);
  if (forgets) forget(resource);
  if (!options.allowKindChange) resource.object.kind = kind;
  if (!options.allowNameChange) restoreName(resource, held, name);
  resource.setNamespace(namespace);
  return true;
}

/** Puts back a name that a patch wrote over: a number as the number that it was, with its text. */
function restoreName(resource: Resource, held: Json, text: string): void {
  if (held === null || typeof held === 'object' || typeof held === 'string') return resource.setName(text);
  const metadata = resource.editMetadata();
  metadata.name = held;
  noteRawText(metadata, 'name', text, held);
}

/** Does the patch take all annotations away, by null or a directive? */
function takesAnnotations({ metadata }: JsonObject): boolean {
  if (!isMap(metadata)) return false;
  const { annotations } = metadata;
  return annotations === null || isUnwritten(metadata, 'annotations') || [metadata, annotations].some((map) => isMap(map) && (map.$patch === 'delete' || map.$patch === 'replace'));
}

/** Kustomize notes earlier names and what is still to be done in annotations: with them it forgets it all. */
function forget(resource: Resource): void {
  for (const notes of [resource.previous, resource.prefixes, resource.suffixes]) notes.splice(0);
  resource.needsHash = false;
  resource.behavior = '';
}

function listReplaced(resource: Resource, path: readonly string[], place: Place) {
  return report('LIST_REPLACED_WITHOUT_SCHEMA', `the patch replaces the list ${path.join('.')} of ${resource.kind}/${resource.name} whole, since no schema tells how to merge it`, {
    ...locate(place),
    object: `${resource.kind}/${resource.name}`,
    path: path.join('.'),
  });
}
