import type { JsonObject } from '../../manifest';
import type { Build } from '../build';
import { below, refuse } from '../issues';
import type { Place } from '../issues';
import type { PatchEntry } from '../kustomization/kustomization';
import type { Loader } from '../load/loader';
import type { Operation } from '../merge/json-patch';
import { readPatch } from '../merge/read-patch';
import { patchAll, patchByJson } from '../merge/patch-many';
import { patchResource } from '../merge/patch-resource';
import { copyPatch } from '../merge/set-scalar';
import { withTexts } from '../merge/with-texts';
import { refuseTwin } from '../resource/refuse-twin';
import { isEmpty } from '../resource/res-id';
import type { ResMap } from '../resource/res-map';
import type { Resource } from '../resource/resource';
import { compileSelector, select } from '../select/selector';
import type { Step, Target, Transformer } from '../step';
import { reportUnmatchedTarget } from '../strict/unmatched';

/**
 * Applies patches, strategic or JSON, inline or from a file, to what `target` selects, or to the resource that a
 * strategic patch names itself.
 *
 *     patches:
 *       - path: more-memory.yaml
 *         target: { kind: Deployment, labelSelector: tier=web }
 *
 * https://kubectl.docs.kubernetes.io/references/kustomize/builtins/#_patchtransformer_
 * Refusals: PATCH_INVALID, PATCH_TARGET_NOT_FOUND, PATCH_FAILED, SELECTOR_INVALID. Strict: PATCH_MATCHES_NOTHING.
 */
export const patches: Transformer = (target) =>
  (target.kustomization.patches ?? []).map((entry, index) => patchStep(entry, target, below(target.place, 'patches', index)));

export function patchStep(entry: PatchEntry, { build, loader }: Pick<Target, 'build' | 'loader'>, place: Place, kind = 'PatchTransformer'): Step {
  return { kind, place, run: (map) => applyPatch(map, entry, loader, build, place, kind === 'PatchJson6902Transformer') };
}

function applyPatch(map: ResMap, entry: PatchEntry, loader: Loader, build: Build, place: Place, onlyJson: boolean): void {
  const source = readSource(entry, loader, build, place);
  const patch = source && readPatch(source.text, source.place, build);
  if (!patch) return;
  if (onlyJson && (patch.kind !== 'json' || patch.operations.length === 0)) return refuse(build, 'PATCH_INVALID', 'a patch of patchesJson6902 must be a list of operations', place);
  if (patch.kind === 'json') return applyJson(map, patch.operations, entry, build, place, source.place, !onlyJson);
  if (!entry.target) return patchAll(map, patch.resources, entry.options ?? {}, build, place, source.place);
  if (patch.resources.length > 1) return refuse(build, 'PATCH_INVALID', 'a patch with a target must hold one document only', place);
  const [only] = patch.resources;
  const chosen = selectTargets(map, entry, build, place);
  if (!only || !chosen) return;
  const gone = new Set<Resource>();
  for (const resource of chosen) {
    const { apiVersion } = resource.object;
    // The patch may be written for any version: it counts as one for the resource's own. Its kind tells how lists merge where that of the resource does not.
    const change = copyPatch<JsonObject>({ ...only.object, metadata: withTexts(only.metadata), apiVersion: apiVersion ?? null });
    if (apiVersion === undefined) Reflect.deleteProperty(change, 'apiVersion');
    if (!patchResource(resource, change, entry.options ?? {}, source.place, build)) gone.add(resource);
    else map.refresh(resource);
  }
  map.removeAll(gone);
  // Kustomize collects all resources anew after such a patch, also where it matched none, and so notices a taken id.
  refuseTwin(map.twin, place, build);
}

/** The patch's text and where it stands. */
function readSource(entry: PatchEntry, loader: Loader, build: Build, place: Place): { text: string; place: Place } | undefined {
  const inline = (entry.patch ?? '').trim();
  const path = entry.path ?? '';
  if ((inline === '') === (path === '')) {
    refuse(build, 'PATCH_INVALID', inline === '' ? 'a patch needs path or patch' : 'a patch may not have both path and patch', place);
    return undefined;
  }
  if (inline !== '') return { text: inline, place: below(place, 'patch') };
  const text = loader.readFile(path, below(place, 'path'), (read) => read.startsWith('['));
  return text === undefined ? undefined : { text, place: { file: loader.resolve(path), text } };
}

/** `patches` remember the ids that they may change, so that references follow; the deprecated `patchesJson6902` do not. */
function applyJson(map: ResMap, operations: readonly Operation[], entry: PatchEntry, build: Build, place: Place, source: Place, remembers: boolean): void {
  if (!entry.target) return refuse(build, 'PATCH_INVALID', 'a JSON patch needs a target', place);
  for (const resource of selectTargets(map, entry, build, place) ?? []) {
    if (remembers) resource.rememberId();
    if (!patchByJson(resource, operations, build, source)) return;
    if (isEmpty(resource.object)) map.remove(resource);
    else map.refresh(resource);
  }
}

function selectTargets(map: ResMap, entry: PatchEntry, build: Build, place: Place): Resource[] | undefined {
  const selector = compileSelector(entry.target ?? {});
  if (typeof selector === 'string') {
    refuse(build, 'SELECTOR_INVALID', selector, below(place, 'target'));
    return undefined;
  }
  const chosen = select(map, selector);
  if (chosen.length === 0) reportUnmatchedTarget('PATCH_MATCHES_NOTHING', 'the patch', entry.target ?? {}, map, build, below(place, 'target'));
  return chosen;
}
