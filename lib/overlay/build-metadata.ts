import { posix } from 'node:path';
import { printString, readYaml } from '../manifest';
import type { Json } from '../manifest';
import type { Build } from './build';
import { refuse } from './issues';
import type { Place } from './issues';
import { isMap, printId, textOf } from './resource/res-id';
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

/** The file that a resource was read from; undefined where the root has no buildMetadata. */
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

/**
 * Writes where a resource came from. It stands among the annotations from then on, as in Kustomize, so that patches and
 * replacements see and may change it. Answers false where the annotations are no map.
 */
export function writeOrigin(resource: Resource, origin: Origin | undefined): boolean {
  const annotations = resource.metadata.annotations ?? null;
  if (!origin) return true;
  if (annotations !== null && !isMap(annotations)) return false;
  annotate(resource, originAnnotation, printOrigin(origin));
  return true;
}

/** A resource into which another was merged keeps its origin. */
export function keepOrigin(resource: Resource, from: Resource): void {
  const origin = annotationOf(from, originAnnotation);
  if (origin !== undefined) annotate(resource, originAnnotation, origin);
}

/** Notes a transformation on every resource; what has no origin was made by it. Refusal: ANNOTATION_INVALID. */
export function noteTransformation(map: ResMap, origin: Origin, place: Place, build: Build): void {
  for (const resource of map.resources) {
    const source = annotationOf(resource, originAnnotation);
    const noted = readOrigins(annotationOf(resource, transformationsAnnotation) ?? '');
    const isReadable = source === undefined || isOrigin(parse(source));
    if (!isReadable || !noted) {
      const bad = isReadable ? transformationsAnnotation : originAnnotation;
      return refuse(build, 'ANNOTATION_INVALID', `${printId(resource.id)}: ${bad} is Kustomize's own, and cannot be read`, place);
    }
    if (source === undefined) writeOrigin(resource, origin);
    else annotate(resource, transformationsAnnotation, [...noted, origin].map(printItem).join(''));
  }
}

function readOrigins(text: string): (Origin | null)[] | undefined {
  const list = parse(text) ?? [];
  return Array.isArray(list) && list.every(isOrigin) ? list : undefined;
}

/** Whether it is nothing, or a map of scalars with a map `configuredBy` in it. */
function isOrigin(value: Json): value is Origin | null {
  if (!isMap(value)) return value === null;
  const { configuredBy = null, ...scalars } = value;
  return (configuredBy === null || isMap(configuredBy)) && originKeys.every((key) => typeof (scalars[key] ?? '') !== 'object');
}

function parse(text: string): Json {
  const { documents, issues } = readYaml(text, '', { version: '1.1' });
  return issues.length > 0 ? '' : (documents[0] ?? null);
}

const originKeys = ['path', 'repo', 'ref', 'configuredIn', 'configuredBy', 'apiVersion', 'kind', 'name', 'namespace'];

/** YAML with the keys in the order in which Kustomize declares them. */
function printOrigin(origin: Origin): string {
  const lines = originKeys.flatMap((key) => {
    const value = origin[key];
    const text = isMap(value) ? printOrigin(value) : textOf(value);
    if (text === '' || text === '{}\n') return [];
    return [isMap(value) ? `${key}:\n${indent(text)}` : `${key}: ${printString(text, neverBroken, 0)}\n`];
  });
  return lines.length === 0 ? '{}\n' : lines.join('');
}

/** A column from which no line is long. */
const neverBroken = -Infinity;
const printItem = (origin: Origin | null): string => `- ${indent(origin ? printOrigin(origin) : 'null\n').slice(2)}`;
const indent = (text: string): string => text.replace(/^(?=.)/gm, '  ');

function annotationOf({ metadata: { annotations } }: Resource, name: string): string | undefined {
  return isMap(annotations) && name in annotations ? textOf(annotations[name]) : undefined;
}

function annotate(resource: Resource, name: string, text: string): void {
  const metadata = resource.editMetadata();
  metadata.annotations = { ...(isMap(metadata.annotations) ? metadata.annotations : {}), [name]: text };
}
