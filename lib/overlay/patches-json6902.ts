import type { Build } from './build';
import { below, refuse } from './issues';
import type { Place } from './issues';
import type { PatchEntry, Selector } from './kustomization/kustomization';
import type { Loader } from './load/loader';
import { findNamed, patchByJson } from './merge/patch-many';
import { readPatch } from './merge/read-patch';
import type { ResMap } from './resource/res-map';
import { makeResource } from './resource/read-resources';
import type { Step, Target, Transformer } from './step';

/**
 * The deprecated list of JSON patches (RFC 6902), each for one resource that `target` names exactly.
 *
 *     patchesJson6902:
 *       - target: { group: apps, version: v1, kind: Deployment, name: web }
 *         path: replicas.json
 *
 * https://kubectl.docs.kubernetes.io/references/kustomize/builtins/#_patchjson6902transformer_
 * Refusals: PATCH_INVALID, PATCH_TARGET_NOT_FOUND, PATCH_FAILED.
 */
export const patchesJson6902: Transformer = (target) =>
  (target.kustomization.patchesJson6902 ?? []).map((entry, index) => json6902Step(entry, target, below(target.place, 'patchesJson6902', index)));

export function json6902Step(entry: PatchEntry, { build, loader }: Pick<Target, 'build' | 'loader'>, place: Place): Step {
  return { kind: 'PatchJson6902Transformer', place, run: (map) => applyEntry(map, entry, loader, build, place) };
}

function applyEntry(map: ResMap, { target, path = '', patch = '' }: PatchEntry, loader: Loader, build: Build, place: Place): void {
  if (!target?.name) return refuse(build, 'PATCH_INVALID', 'a JSON patch needs a target with a name', place);
  if ((path === '') === (patch === '')) return refuse(build, 'PATCH_INVALID', 'a JSON patch needs either path or patch', place);
  const text = path === '' ? patch : loader.readFile(path, below(place, 'path'));
  if (text === undefined) return;
  const source: Place = path === '' ? below(place, 'patch') : { file: loader.resolve(path), text };
  const read = readPatch(text, source, build);
  if (!read) return;
  if (read.kind !== 'json') return refuse(build, 'PATCH_INVALID', 'the patch is no list of JSON patch operations', source);
  const resource = findNamed(map, asResource(target, build), build, below(place, 'target'));
  if (resource && patchByJson(resource, read.operations, build, source)) map.refresh(resource);
}

function asResource({ group = '', version = '', kind = '', name = '', namespace = '' }: Selector, build: Build) {
  const apiVersion = group === '' ? version : `${group}/${version}`;
  return makeResource({ apiVersion, kind, metadata: { name, ...(namespace === '' ? {} : { namespace }) } }, build);
}
