import { posix } from 'node:path';
import { isMap, textOf } from './resource/res-id';
import type { Place } from './issues';
import type { ResMap } from './resource/res-map';
import type { Origin, Resource } from './resource/resource';
import type { OriginTrail } from './step';

/**
 * `buildMetadata`: annotations that say where a resource came from and what changed it, and a label with the version.
 *
 *     buildMetadata: [originAnnotations, transformerAnnotations, managedByLabel]
 *
 * https://kubectl.docs.kubernetes.io/references/kustomize/kustomization/buildmetadata/
 */
export const originAnnotation = 'config.kubernetes.io/origin';
export const transformationsAnnotation = 'alpha.config.kubernetes.io/transformations';

export function fileOrigin(trail: OriginTrail | undefined, path: string): Origin | undefined {
  return trail && { path: join(trail, path) };
}

/** What made or changed a resource: a field of a kustomization file, or a config document. */
export function configuredOrigin(trail: OriginTrail | undefined, kind: string, place: Place, configuredBy?: Origin): Origin | undefined {
  if (!trail) return undefined;
  const name = place.file.slice(place.file.lastIndexOf('/') + 1);
  return configuredBy ?? { configuredIn: join(trail, name), configuredBy: { apiVersion: 'builtin', kind } };
}

const join = (trail: OriginTrail, path: string): string => posix.join(trail.directory, path);

/** Notes a transformation on every resource; what has no origin was made by it. */
export function noteTransformation(map: ResMap, origin: Origin): void {
  for (const resource of map.resources) {
    if (resource.origin) resource.transformations.push(origin);
    else resource.origin = origin;
  }
}

export function writeBuildMetadata(map: ResMap, options: readonly string[]): void {
  for (const resource of map.resources) {
    if (options.includes('managedByLabel')) addLabel(resource);
    if (options.includes('originAnnotations') && resource.origin) annotate(resource, originAnnotation, printOrigin(resource.origin, ''));
    if (options.includes('transformerAnnotations') && resource.transformations.length > 0) {
      annotate(resource, transformationsAnnotation, resource.transformations.map((origin) => `- ${printOrigin(origin, '  ').slice(2)}`).join(''));
    }
  }
}

const originKeys = ['path', 'configuredIn', 'configuredBy', 'apiVersion', 'kind', 'name', 'namespace'];

/** YAML with the keys in the order in which Kustomize declares them. */
function printOrigin(origin: Origin, indent: string): string {
  const lines = originKeys.flatMap((key) => {
    const value = origin[key];
    if (value === undefined) return [];
    return [isMap(value) ? `${indent}${key}:\n${printOrigin(value, `${indent}  `)}` : `${indent}${key}: ${textOf(value)}\n`];
  });
  return lines.join('');
}

function addLabel(resource: Resource): void {
  const metadata = resource.editMetadata();
  metadata.labels = { ...(isMap(metadata.labels) ? metadata.labels : {}), 'app.kubernetes.io/managed-by': 'kustomize-v5.8.2' };
}

function annotate(resource: Resource, name: string, text: string): void {
  const metadata = resource.editMetadata();
  metadata.annotations = { ...(isMap(metadata.annotations) ? metadata.annotations : {}), [name]: text };
}
