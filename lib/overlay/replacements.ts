import type { Json } from '../manifest';
import { readYaml } from '../manifest';
import type { Build } from './build';
import { below, refuse } from './issues';
import type { Place } from './issues';
import type { FieldOptions, ReplacementEntry, ReplacementTarget } from './kustomization/kustomization';
import { replacementShape } from './kustomization/kustomization';
import { fit } from './kustomization/shape';
import type { Loader } from './load/loader';
import { findFields, setField, valueOf } from './path/find-fields';
import type { Field } from './path/find-fields';
import { splitFieldPath } from './path/split-field-path';
import { readSource } from './replacement-source';
import { selectTargets } from './replacement-targets';
import type { ResMap } from './resource/res-map';
import { copy } from './resource/copy';
import { printId, textOf } from './resource/res-id';
import type { Resource } from './resource/resource';
import { retype } from './retype';
import type { Step, Target, Transformer } from './step';

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
  const entries = target.kustomization.replacements ?? [];
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
  const { documents, issues } = readYaml(text, file);
  build.list.push(...issues);
  const [document = null] = documents;
  const items: Json[] = Array.isArray(document) ? document : [document];
  return items.flatMap((item, index) => {
    const here: Place = { file, text, path: Array.isArray(document) ? [index] : [] };
    const { value, faults } = fit(item, replacementShape, true);
    for (const { path, message } of faults) refuse(build, 'REPLACEMENT_INVALID', message, below(here, ...path));
    return faults.length > 0 ? [] : [{ entry: value as unknown as ReplacementEntry, place: here }];
  });
}

function replace(map: ResMap, entry: ReplacementEntry, build: Build, place: Place): boolean {
  if ((!entry.source && entry.sourceValue === undefined) || !entry.targets) {
    refuse(build, 'REPLACEMENT_INVALID', 'a replacement needs a source and at least one target', place);
    return false;
  }
  const value = readSource(map, entry, build, place);
  if (value === undefined) return false;
  return entry.targets.every((target, index) => {
    const here = below(place, 'targets', index);
    const resources = selectTargets(map, target, build, here);
    return resources?.every((resource) => writeTarget(resource, value, target, build, here, map)) ?? false;
  });
}

function writeTarget(resource: Resource, value: Json, target: ReplacementTarget, build: Build, place: Place, map: ResMap): boolean {
  const paths = target.fieldPaths?.length ? target.fieldPaths : ['metadata.name'];
  const creates = target.options?.create === true;
  for (const [index, path] of paths.entries()) {
    const fault = writePath(resource, path, value, target.options ?? {}, creates);
    if (fault === undefined) continue;
    refuse(build, 'REPLACEMENT_INVALID', `${printId(resource.id)}: ${fault}`, below(place, 'fieldPaths', index), { path });
    return false;
  }
  map.refresh(resource);
  return true;
}

function writePath(resource: Resource, path: string, value: Json, options: FieldOptions, creates: boolean): string | undefined {
  const fields = findFields(resource.object, splitFieldPath(path), creates);
  if (typeof fields === 'string') return `cannot walk ${path}: ${fields}`;
  if (fields.length === 0) return `there is no field ${path}`;
  for (const field of fields) {
    const fault = writeField(field, value, options);
    if (fault !== undefined) return fault;
  }
  return undefined;
}

function writeField(field: Field, value: Json, options: FieldOptions): string | undefined {
  const held = valueOf(field);
  const isPlain = held === null || held === undefined || typeof held !== 'object';
  if (!options.delimiter) {
    setField(field, isPlain && (typeof value !== 'object' || value === null) ? retype(held, value) : copy(value));
    return undefined;
  }
  if (!isPlain) return 'a delimiter is for plain values only';
  const pieces = textOf(held).split(options.delimiter);
  const index = options.index ?? 0;
  if (index < 0) pieces.unshift(textOf(value));
  else if (index >= pieces.length) pieces.push(textOf(value));
  else pieces[index] = textOf(value);
  setField(field, retype(held, pieces.join(options.delimiter)));
  return undefined;
}
