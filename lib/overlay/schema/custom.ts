import type { Json, JsonObject } from '../../manifest';
import { builtinOpenApi } from './builtin';
import type { FieldSchema, OpenApi } from './open-api';

/**
 * The schema of an `openapi.path` file. As in Kustomize it stands in place of the built-in one, so that a Deployment
 * which it does not define merges as a custom resource; scopes of built-in kinds stay, and `paths` tells more of them.
 * @example {"definitions": {"v1.Widget": {"properties": {...}, "x-kubernetes-group-version-kind": [...]}}}
 */
export function readOpenApi(document: JsonObject): OpenApi {
  const definitions = mappingOf(document.definitions);
  const kinds = new Map<string, JsonObject>();
  for (const definition of Object.values(definitions)) {
    for (const kind of listOf(mappingOf(definition)['x-kubernetes-group-version-kind'])) kinds.set(keyOf(mappingOf(kind)), mappingOf(definition));
  }
  const scopes = readScopes(mappingOf(document.paths));
  return {
    schemaFor: (apiVersion, kind) => {
      const definition = kinds.get(`${apiVersion}/${kind}`);
      return definition && new OpenApiField(definition, definitions);
    },
    isNamespaced: (apiVersion, kind) => builtinOpenApi.isNamespaced(apiVersion, kind) ?? scopes.get(`${apiVersion}/${kind}`),
  };
}

/** Both schemas, the first before the second. */
export function joinOpenApis(first: OpenApi, second: OpenApi): OpenApi {
  return {
    schemaFor: (apiVersion, kind) => first.schemaFor(apiVersion, kind) ?? second.schemaFor(apiVersion, kind),
    isNamespaced: (apiVersion, kind) => first.isNamespaced(apiVersion, kind) ?? second.isNamespaced(apiVersion, kind),
  };
}

/** A kind is namespaced where one of its `get` paths has a namespace in it. */
function readScopes(paths: JsonObject): ReadonlyMap<string, boolean> {
  const scopes = new Map<string, boolean>();
  for (const [path, item] of Object.entries(paths)) {
    const get = mappingOf(mappingOf(item).get);
    const kind = get['x-kubernetes-group-version-kind'];
    if (kind === undefined || !path.endsWith('/{name}')) continue;
    const key = keyOf(mappingOf(kind));
    scopes.set(key, path.includes('namespaces/{namespace}') || scopes.get(key) === true);
  }
  return scopes;
}

class OpenApiField implements FieldSchema {
  readonly patchStrategy: string;
  readonly mergeKeys: readonly string[];

  constructor(
    private readonly schema: JsonObject,
    private readonly definitions: JsonObject,
  ) {
    const strategy = schema['x-kubernetes-patch-strategy'];
    const key = schema['x-kubernetes-patch-merge-key'];
    const keys = listOf(schema['x-kubernetes-list-map-keys']).filter((name) => typeof name === 'string');
    this.patchStrategy = typeof strategy === 'string' ? strategy : '';
    this.mergeKeys = keys.length > 0 ? keys : typeof key === 'string' ? [key] : [];
  }

  field(name: string): FieldSchema | undefined {
    const properties = mappingOf(this.schema.properties);
    return this.child(Object.hasOwn(properties, name) ? properties[name] : this.schema.additionalProperties);
  }

  elements(): FieldSchema | undefined {
    return this.child(this.schema.items);
  }

  /** A reference keeps what stands beside it: a list's merge key stands beside the reference to its items' type. */
  private child(schema: Json | undefined): FieldSchema | undefined {
    if (schema === null || typeof schema !== 'object' || Array.isArray(schema)) return undefined;
    const reference = schema.$ref;
    const target = typeof reference === 'string' ? mappingOf(this.definitions[reference.replace('#/definitions/', '')]) : {};
    return new OpenApiField({ ...target, ...schema }, this.definitions);
  }
}

function keyOf({ group, version, kind }: JsonObject): string {
  return `${typeof group === 'string' && group !== '' ? `${group}/` : ''}${String(version)}/${String(kind)}`;
}

function mappingOf(value: Json | undefined): JsonObject {
  return value !== null && typeof value === 'object' && !Array.isArray(value) ? value : {};
}

function listOf(value: Json | undefined): readonly Json[] {
  return Array.isArray(value) ? value : [];
}
