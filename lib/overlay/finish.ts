import type { Build } from './build';
import { originAnnotation, transformationsAnnotation } from './build-metadata';
import type { Place } from './issues';
import { below, refuse } from './issues';
import { internal } from './resource/notes';
import type { ResMap } from './resource/res-map';
import { isEmpty, isMap, textOf } from './resource/res-id';
import type { Resource } from './resource/resource';
import { writtenText } from './resource/texts-of';
import { unreadableKey } from './resource/unreadable';

const state = ['previousKinds', 'previousNames', 'previousNamespaces', 'prefixes', 'suffixes', 'refBy', 'generatorBehavior', 'needsHashSuffix', 'allowNameChange', 'allowKindChange'];
const origin = ['path', 'index', 'seqindent', 'id', 'annotations-migration-resource-id'];

/** What Kustomize notes for itself of a resource: its state, and where it was read. */
const dropped: ReadonlySet<string> = new Set([
  ...[...state, ...origin].map((name) => internal + name),
  'config.kubernetes.io/path',
  'config.kubernetes.io/index',
  'config.k8s.io/id',
]);

/** The annotations that an option of `buildMetadata` asks for. */
const noteOptions = { originAnnotations: originAnnotation, transformerAnnotations: transformationsAnnotation };

/** Drops resources that say they are for local use only (`config.kubernetes.io/local-config`). */
export function dropLocal(map: ResMap): void {
  const local = map.resources.filter(({ metadata }) => {
    const annotations = metadata.annotations;
    return isMap(annotations) && 'config.kubernetes.io/local-config' in annotations && textOf(annotations['config.kubernetes.io/local-config']) !== 'false';
  });
  map.removeAll(new Set(local));
}

/** What is left to do on every resource before printing. Refusals: ANNOTATION_INVALID, and PATCH_FAILED of late checks. */
export function finish(map: ResMap, buildMetadata: readonly string[], build: Build, root: Place): void {
  for (const { lateChecks } of map.resources) for (const check of lateChecks) check();
  const notes = Object.entries(noteOptions).flatMap(([option, annotation]) => (buildMetadata.includes(option) ? [] : [annotation]));
  const unwanted = new Set([...dropped, ...notes]);
  for (const resource of map.resources) {
    const lost = tidyAnnotations(resource, unwanted);
    if (lost !== undefined) refuse(build, 'ANNOTATION_INVALID', `${resource.kind}/${resource.name}: ${lost.fault}`, below(resource.place ?? root, 'metadata', 'annotations', lost.key));
  }
}

/**
 * Annotations as Kustomize leaves them: texts, without its own notes, and none at all where none is left. It writes them
 * all anew; answers the key that it could not read back.
 */
function tidyAnnotations(resource: Resource, unwanted: ReadonlySet<string>): { key: string; fault: string } | undefined {
  const metadata = resource.editMetadata();
  const { annotations } = metadata;
  if (!isMap(annotations)) {
    delete metadata.annotations;
    return undefined;
  }
  let lost: { key: string; fault: string } | undefined;
  for (const key of Object.keys(annotations)) {
    if (unwanted.has(key)) delete annotations[key];
    else annotations[key] = writtenText(annotations, key);
    const fault = key === '' ? 'an annotation without a key' : key === '<<' ? undefined : unreadableKey(key);
    if (fault !== undefined) lost = { key, fault };
  }
  if (isEmpty(annotations)) delete metadata.annotations;
  return lost;
}
