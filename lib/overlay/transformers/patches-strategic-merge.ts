import type { Build } from '../build';
import { below, refuse } from '../issues';
import type { Place } from '../issues';
import type { Loader } from '../load/loader';
import { patchAll } from '../merge/patch-many';
import { withTexts } from '../merge/with-texts';
import type { ResMap } from '../resource/res-map';
import { readResources } from '../resource/read-resources';
import type { Step, Target, Transformer } from '../step';

/**
 * The deprecated list of strategic patches, each a file or inline YAML, each for the resource that it names.
 *
 *     patchesStrategicMerge:
 *       - more-memory.yaml
 *
 * https://kubectl.docs.kubernetes.io/references/kustomize/builtins/#_patchstrategicmergetransformer_
 * Refusals: PATCH_INVALID, PATCH_TARGET_NOT_FOUND, PATCH_FAILED.
 */
export const patchesStrategicMerge: Transformer = (target) => {
  const paths = target.kustomization.patchesStrategicMerge ?? [];
  return paths.length === 0 ? [] : [strategicStep(paths, '', target, below(target.place, 'patchesStrategicMerge'))];
};

export function strategicStep(paths: readonly string[], inline: string, { build, loader }: Pick<Target, 'build' | 'loader'>, place: Place): Step {
  return { kind: 'PatchStrategicMergeTransformer', place, run: (map) => applyAll(map, paths, inline, loader, build, place) };
}

function applyAll(map: ResMap, paths: readonly string[], inline: string, loader: Loader, build: Build, place: Place): void {
  const texts = paths.map((path, index) => readText(path, loader, below(place, index)));
  if (inline !== '') texts.push({ text: inline, place });
  let count = 0;
  for (const [index, source] of texts.entries()) {
    const changes = source && readResources(source.text, source.place, build);
    if (!changes) return;
    count += changes.length;
    for (const change of changes) change.object.metadata = withTexts(change.metadata);
    patchAll(map, changes, {}, build, index < paths.length ? below(place, index) : place, source.place);
  }
  if (count === 0) refuse(build, 'PATCH_INVALID', 'the patches are empty', place);
}

/** An entry is a patch itself where it reads as one, and the name of a file otherwise. */
function readText(entry: string, loader: Loader, place: Place): { text: string; place: Place } | undefined {
  if (entry.includes('\n') || /^\s*\{/.test(entry)) return { text: entry, place };
  const text = loader.readFile(entry, place);
  return text === undefined ? undefined : { text, place: { file: loader.resolve(entry), text } };
}
