import type { Json, JsonObject } from '../manifest';
import { readYaml } from '../manifest';
import type { Build } from './build';
import type { Configuration } from './configuration';
import { emptyConfiguration, mergeConfigurations } from './configuration';
import type { FieldSpec, NameReference } from './fields/field-spec';
import { below, refuse } from './issues';
import type { Place } from './issues';
import type { Loader } from './load/loader';
import { isMap, textOf } from './resource/res-id';
import { definitionFault } from './schema-fault';

/**
 * The field configuration that OpenAPI definitions of custom resources carry in `x-kubernetes-*` extensions: which
 * fields are labels, annotations, names that take the prefix, or names of other kinds.
 *
 *     crds: [crd/rollout-openapi.json]
 *
 * https://kubectl.docs.kubernetes.io/references/kustomize/kustomization/crds/
 * Refusal: CONFIGURATION_INVALID.
 */
export function readCrds(paths: readonly string[], loader: Loader, place: Place, build: Build): Configuration | undefined {
  let joined: Configuration | undefined = emptyConfiguration;
  for (const [index, path] of paths.entries()) {
    const here = below(place, 'crds', index);
    const read = readCrd(path, loader, here, build);
    joined = joined && read && mergeConfigurations(joined, read, here, build);
  }
  return joined;
}

function readCrd(path: string, loader: Loader, place: Place, build: Build): Partial<Configuration> | undefined {
  const text = loader.readFile(path, place, (read) => read.startsWith('{'));
  if (text === undefined) return undefined;
  const file = loader.resolve(path);
  const { documents, issues } = readYaml(text, file, { version: '1.1' });
  build.list.push(...issues);
  const [definitions] = documents;
  if (issues.length > 0) return undefined;
  if (!isMap(definitions)) {
    refuse(build, 'CONFIGURATION_INVALID', 'the file holds no map of OpenAPI definitions', place);
    return undefined;
  }
  const fault = definitionFault(definitions);
  if (fault === undefined) return readDefinitions(definitions);
  refuse(build, 'CONFIGURATION_INVALID', `${fault.join('.')} is nothing that an OpenAPI definition may hold`, { file, text, path: fault });
  return undefined;
}

interface Found {
  readonly namePrefix: FieldSpec[];
  readonly commonLabels: FieldSpec[];
  readonly commonAnnotations: FieldSpec[];
  readonly nameReference: NameReference[];
}

function readDefinitions(definitions: JsonObject): Partial<Configuration> {
  const found: Found = { namePrefix: [], commonLabels: [], commonAnnotations: [], nameReference: [] };
  for (const [name, definition] of Object.entries(definitions)) {
    const properties = propertiesOf(definition);
    if (!properties || !('kind' in properties) || !('apiVersion' in properties) || !('metadata' in properties)) continue;
    const gvk = { kind: name.slice(name.lastIndexOf('.') + 1) };
    walk(name, [], gvk, definitions, found, new Set());
  }
  return found;
}

function walk(name: string, path: readonly string[], gvk: Pick<FieldSpec, 'kind'>, definitions: JsonObject, found: Found, visited: ReadonlySet<string>): void {
  if (visited.has(name)) return;
  for (const [field, property] of Object.entries(propertiesOf(definitions[name]) ?? {})) {
    if (!isMap(property)) continue;
    const here = [...path, field];
    const spec = { ...gvk, path: here.join('/') };
    // Only a text counts as an extension, even an empty one.
    const says = (extension: string): boolean => typeof property[extension] === 'string';
    if (says('x-kubernetes-annotation')) found.commonAnnotations.push({ ...spec, create: false });
    if (says('x-kubernetes-label-selector')) found.commonLabels.push({ ...spec, create: false });
    if (says('x-kubernetes-identity')) found.namePrefix.push({ ...spec, create: false });
    noteReference(property, spec, found);
    const reference = textOf(property.$ref).replace(/^#\/definitions\//, '');
    if (reference !== '') walk(reference, here, gvk, definitions, found, new Set([...visited, name]));
  }
}

function noteReference(property: JsonObject, spec: FieldSpec, found: Found): void {
  const kind = textOf(property['x-kubernetes-object-ref-kind']);
  if (kind === '') return;
  // The version is compared as it is written, so one with a group matches nothing.
  const version = property['x-kubernetes-object-ref-api-version'];
  if (typeof version !== 'string') return;
  const nameKey = textOf(property['x-kubernetes-object-ref-name-key']);
  const path = nameKey === '' ? `${spec.path}/name` : `${spec.path}/${nameKey}`;
  found.nameReference.push({ version, kind, fieldSpecs: [{ ...spec, path, create: false }] });
}

function propertiesOf(definition: Json | undefined): JsonObject | undefined {
  const schema = isMap(definition) && isMap(definition.Schema) ? definition.Schema : definition;
  return isMap(schema) && isMap(schema.properties) ? schema.properties : undefined;
}
