import type { Json } from '../../manifest';
import { readYaml } from '../../manifest';
import type { Build } from '../build';
import { below, refuse } from '../issues';
import type { Place } from '../issues';
import type { ReplacementEntry, ReplacementTarget } from '../kustomization/kustomization';
import { replacementShape } from '../kustomization/kustomization';
import { fit } from '../kustomization/shape';
import type { Loader } from '../load/loader';
import type { ResMap } from '../resource/res-map';
import { isMap, printId } from '../resource/res-id';
import type { Resource } from '../resource/resource';
import { writtenText } from '../resource/texts-of';
import type { Step, Target, Transformer } from '../step';
import { writePath } from './replacement-fields';
import { readSource } from './replacement-source';
import type { Copied } from './replacement-source';
import { selectTargets } from './replacement-targets';

/**
 * Copies one field's value into others, whole or as one piece between delimiters.
 *
 *     replacements:
 *       - source: { kind: Service, name: web, fieldPath: spec.ports.0.port }
 *         targets:
 *           - select: { kind: Deployment }
 *             fieldPaths: [spec.template.spec.containers.*.env.[name=PORT].value]
 *
 * https://kubectl.docs.kubernetes.io/references/kustomize/kustomization/replacements/
 * Refusals: REPLACEMENT_INVALID, SELECTOR_INVALID, RESOURCE_INVALID. Strict: REPLACEMENT_MATCHES_NOTHING.
 */
export const replacements: Transformer = (target) => {
  // Empty targets are none here; a file or a config document may have them.
  const entries = (target.kustomization.replacements ?? []).map(({ targets = [], ...entry }) => (targets.length === 0 ? entry : { ...entry, targets }));
  return entries.length === 0 ? [] : [replacementStep(entries, target, below(target.place, 'replacements'))];
};

export function replacementStep(entries: readonly ReplacementEntry[], { build, loader }: Pick<Target, 'build' | 'loader'>, place: Place): Step {
  const run = (map: ResMap): void => {
    for (const [index, entry] of entries.entries()) {
      for (const read of resolveEntry(entry, loader, build, below(place, index))) {
        if (!replace(map, read.entry, build, read.place)) return;
      }
    }
  };
  return { kind: 'ReplacementTransformer', place, run };
}

interface Placed {
  readonly entry: ReplacementEntry;
  readonly place: Place;
}

/** An entry, or those of the file that it names. */
function resolveEntry(entry: ReplacementEntry, loader: Loader, build: Build, place: Place): Placed[] {
  if (!entry.path) return [{ entry, place }];
  if (entry.source || entry.targets) {
    refuse(build, 'REPLACEMENT_INVALID', 'a replacement may not have path together with source or targets', place);
    return [];
  }
  const text = loader.readFile(entry.path, below(place, 'path'));
  if (text === undefined) return [];
  const file = loader.resolve(entry.path);
  const { documents, issues } = readYaml(text, file, { version: '1.1' });
  build.list.push(...issues);
  const [document = null] = documents;
  const items: Json[] = Array.isArray(document) ? document : [document];
  return items.flatMap((item, index) => {
    const here: Place = document === null ? below(place, 'path') : { file, text, path: Array.isArray(document) ? [index] : [] };
    const { value, faults } = fit(item, replacementShape);
    for (const { path, message } of faults) refuse(build, 'REPLACEMENT_INVALID', message, below(here, ...path));
    return faults.length > 0 ? [] : [{ entry: value as unknown as ReplacementEntry, place: here }];
  });
}

function replace(map: ResMap, entry: ReplacementEntry, build: Build, place: Place): boolean {
  if ((!entry.source && entry.sourceValue === undefined) || !entry.targets) {
    refuse(build, 'REPLACEMENT_INVALID', 'a replacement needs a source and at least one target', place);
    return false;
  }
  const copied = readSource(map, entry, build, place);
  if (copied === undefined) return false;
  return entry.targets.every((target, index) => {
    const here = below(place, 'targets', index);
    const resources = selectTargets(map, target, build, here);
    return resources?.every((resource) => writeTarget(resource, copied, target, build, here, map)) ?? false;
  });
}

function writeTarget(resource: Resource, copied: Copied, target: ReplacementTarget, build: Build, place: Place, map: ResMap): boolean {
  const paths = target.fieldPaths?.length ? target.fieldPaths : ['metadata.name'];
  textAnnotations(resource.metadata.annotations);
  for (const [index, path] of paths.entries()) {
    const fault = writePath(resource, path, copied, target.options ?? {});
    if (fault === undefined) continue;
    refuse(build, 'REPLACEMENT_INVALID', `${printId(resource.id)}: ${fault}`, below(place, 'fieldPaths', index), { path });
    return false;
  }
  map.refresh(resource);
  return true;
}

/** Annotations are texts wherever Kustomize notes something in them. */
function textAnnotations(annotations: Json | undefined): void {
  if (!isMap(annotations)) return;
  for (const [key, value] of Object.entries(annotations)) {
    if (value === null || typeof value === 'number' || typeof value === 'boolean') annotations[key] = writtenText(annotations, key);
  }
}
