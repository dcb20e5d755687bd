import type { Json, JsonObject } from '../../manifest';
import { hintOf, nearest } from '../../nearest';
import { report } from '../../issue';
import type { FieldSpec } from '../fields/field-spec';
import { FieldTree } from '../fields/field-tree';
import { rewriteScalar } from '../fields/rewrite-scalar';
import type { Visit } from '../fields/visit-field';
import { imageRenamer, readImage } from './image-names';
import { below, locate, refuse } from '../issues';
import type { Place } from '../issues';
import type { ImageEntry } from '../kustomization/kustomization';
import type { ResMap } from '../resource/res-map';
import { isMap, printId, textOf } from '../resource/res-id';
import type { Resource } from '../resource/resource';
import type { Step, Target, Transformer } from '../step';
import { traced } from '../trace';

/**
 * Sets names, tags and digests of images: in the `image` of whatever is called containers or initContainers, however
 * deep, and in the configured fields.
 *
 *     images:
 *       - name: craftista/frontend
 *         newTag: 1.4.2
 *
 * https://kubectl.docs.kubernetes.io/references/kustomize/builtins/#_imagetagtransformer_
 * All entries are applied in one walk: what follows from one entry meets those after it.
 * Refusal: FIELD_MISMATCH. Strict: IMAGE_MATCHES_NOTHING.
 */
export const images: Transformer = (target) => {
  const entries = [
    ...(target.kustomization.images ?? []).map((entry, index) => ({ entry, place: below(target.place, 'images', index) })),
    ...(target.kustomization.imageTags ?? []).map((entry, index) => ({ entry, place: below(target.place, 'imageTags', index) })),
  ];
  return entries.length === 0 ? [] : [imageStep(entries, target.configuration.images, target)];
};

export interface PlacedImage {
  readonly entry: ImageEntry;
  readonly place: Place;
}

export function imageStep(entries: readonly PlacedImage[], fieldSpecs: readonly FieldSpec[], target: Pick<Target, 'build'>): Step {
  const [first] = entries;
  const place = first?.place ?? { file: '' };
  const tracesItself = target.build.trace !== undefined;
  return { kind: 'ImageTagTransformer', place, count: entries.length, tracesItself, run: (map) => applyImages(map, entries, fieldSpecs, target) };
}

function applyImages(map: ResMap, entries: readonly PlacedImage[], fieldSpecs: readonly FieldSpec[], target: Pick<Target, 'build'>): void {
  const { build } = target;
  if (build.trace && entries.length > 1) {
    for (const entry of entries) applyImages(map, [entry], fieldSpecs, target);
    return;
  }
  const seen = build.isStrict ? new Set<string>() : undefined;
  const used = new Set<number>();
  const rename = imageRenamer(entries.map(({ entry }) => entry), used);
  const fields = new FieldTree(fieldSpecs);
  const set: SetImage = (holder, key, times) =>
    rewriteScalar(holder, key, (image) => {
      seen?.add(readImage(image).name);
      const renamed = rename(image, times);
      return renamed === image ? undefined : renamed;
    });
  traced(build.trace, 'ImageTagTransformer', entries[0]?.place ?? { file: '' }, map, () => {
    for (const resource of map.resources) {
      const fault = renameImages(resource, fields, set);
      if (fault !== undefined) return refuse(build, 'FIELD_MISMATCH', `${printId(resource.id)}: ${fault}`, entries[0]?.place ?? { file: '' });
    }
  });
  if (seen) reportUnused(entries, used, seen, target);
}

function reportUnused(entries: readonly PlacedImage[], used: ReadonlySet<number>, seen: ReadonlySet<string>, { build }: Pick<Target, 'build'>): void {
  for (const [index, { entry, place }] of entries.entries()) {
    if (used.has(index)) continue;
    const near = nearest(entry.name ?? '', seen);
    build.list.push(report('IMAGE_MATCHES_NOTHING', `no image is named ${entry.name ?? '(nothing)'}`, { ...locate(place), ...hintOf(near) }));
  }
}

/** Renames the image in a field, applying each entry so many times in a row; answers what is wrong, or undefined. */
type SetImage = (holder: JsonObject, key: string, times: number) => string | undefined;

/**
 * Every image of one resource; answers what is wrong, or undefined. An image that is reached in both ways is changed
 * twice by each entry, which shows with a tagSuffix.
 */
function renameImages(resource: Resource, fields: FieldTree<FieldSpec>, set: SetImage): string | undefined {
  if (resource.kind === 'CustomResourceDefinition') return undefined;
  const reached: JsonObject[] = [];
  const wrong = collectContainers(resource.object, reached);
  if (wrong !== undefined) return wrong;
  const visit: Visit = (holder, key) => {
    if (key !== 'image') return set(holder, key, 1);
    reached.push(holder);
    return undefined;
  };
  const fault = fields.visit(resource, resource.gvk, visit);
  if (fault !== undefined) return fault;
  const times = new Map<JsonObject, number>();
  for (const container of reached) times.set(container, (times.get(container) ?? 0) + 1);
  for (const [container, count] of times) {
    const fault = 'image' in container ? set(container, 'image', count) : undefined;
    if (fault !== undefined) return fault;
  }
  return undefined;
}

/** Adds each element of each list called containers or initContainers; answers what is wrong, or undefined. */
function collectContainers(node: Json, found: JsonObject[]): string | undefined {
  if (Array.isArray(node)) {
    for (const item of node) {
      const fault = typeof item === 'object' && item !== null ? collectContainers(item, found) : undefined;
      if (fault !== undefined) return fault;
    }
    return undefined;
  }
  if (!isMap(node)) return undefined;
  for (const key in node) {
    const value = node[key];
    if (typeof value !== 'object' || value === null) continue;
    if (Array.isArray(value) && (key === 'containers' || key === 'initContainers')) {
      const wrong = value.find((item) => item !== null && !isMap(item));
      if (wrong !== undefined) return `an element of ${key} is no map: ${textOf(wrong)}`;
      for (const item of value) if (isMap(item)) found.push(item);
    }
    const fault = collectContainers(value, found);
    if (fault !== undefined) return fault;
  }
  return undefined;
}
