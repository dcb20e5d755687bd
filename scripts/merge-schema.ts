export interface Definition {
  readonly $ref?: string;
  readonly properties?: Readonly<Record<string, Definition>>;
  readonly items?: Definition;
  readonly type?: string;
  readonly 'x-kubernetes-patch-merge-key'?: string;
  readonly 'x-kubernetes-patch-strategy'?: string;
  readonly 'x-kubernetes-group-version-kind'?: readonly { readonly group: string; readonly version: string; readonly kind: string }[];
}

type Definitions = Readonly<Record<string, Definition>>;

const prefix = '#/definitions/';
const podTemplate = { $ref: `${prefix}io.k8s.api.core.v1.PodTemplateSpec` };
const listByName: Definition = {
  type: 'array',
  items: { type: 'object' },
  'x-kubernetes-patch-merge-key': 'name',
  'x-kubernetes-patch-strategy': 'merge',
};

/** The lists of custom resources that a strategic patch merges by key. */
const customResources: Definitions = {
  'io.argoproj.v1alpha1.Rollout': {
    type: 'object',
    properties: { spec: { type: 'object', properties: { template: podTemplate } } },
    'x-kubernetes-group-version-kind': [{ group: 'argoproj.io', version: 'v1alpha1', kind: 'Rollout' }],
  },
  'io.cnpg.postgresql.v1.Cluster': {
    type: 'object',
    properties: {
      spec: {
        type: 'object',
        properties: { env: listByName, externalClusters: listByName, plugins: listByName, tablespaces: listByName, managed: { type: 'object', properties: { roles: listByName } } },
      },
    },
    'x-kubernetes-group-version-kind': [{ group: 'postgresql.cnpg.io', version: 'v1', kind: 'Cluster' }],
  },
};

/**
 * What a strategic merge patch needs to know, of all kinds that Kubernetes has and of the custom resources in use:
 * lists with a merge key or strategy, and the way to them. A kustomization's `openapi` replaces Kustomize's own schema
 * whole (kyaml/openapi, initSchema), so Kubernetes' kinds must stand in it too.
 */
export function mergeSchema(kubernetes: Definitions): { readonly definitions: Definitions } {
  const known = { ...kubernetes, ...customResources };
  const reaches = new Map<string, boolean>();
  const reachesMerge = (definition: Definition, seen: readonly string[]): boolean => {
    if (definition['x-kubernetes-patch-strategy'] !== undefined || definition['x-kubernetes-patch-merge-key'] !== undefined) return true;
    if (definition.$ref !== undefined) {
      const name = definition.$ref.slice(prefix.length);
      const before = reaches.get(name);
      if (before !== undefined) return before;
      if (seen.includes(name)) return false;
      const found = reachesMerge(known[name] ?? {}, [...seen, name]);
      if (seen.length === 0 || found) reaches.set(name, found);
      return found;
    }
    const inner = [...Object.values(definition.properties ?? {}), ...(definition.items ? [definition.items] : [])];
    return inner.some((one) => reachesMerge(one, seen));
  };
  const definitions: Record<string, Definition> = {};
  const keep = (name: string): void => {
    if (name in definitions) return;
    definitions[name] = {};
    const { properties, ...rest } = known[name] ?? {};
    definitions[name] = { ...only(rest), ...prunedProperties(properties) };
  };
  const prunedProperties = (properties: Definition['properties']): Definition => {
    const kept = Object.entries(properties ?? {}).filter(([, value]) => reachesMerge(value, []));
    return kept.length === 0 ? {} : { properties: Object.fromEntries(kept.map(([key, value]) => [key, pruned(value)])) };
  };
  const pruned = (definition: Definition): Definition => {
    const { properties, items } = definition;
    if (definition.$ref !== undefined) keep(definition.$ref.slice(prefix.length));
    return { ...only(definition), ...prunedProperties(properties), ...(items && { items: pruned(items) }) };
  };
  for (const [name, definition] of Object.entries(known)) {
    const kinds = definition['x-kubernetes-group-version-kind'] ?? [];
    if (kinds.length === 1 && !kinds.some(({ kind }) => kind.endsWith('List')) && reachesMerge(definition, [])) keep(name);
  }
  return { definitions: Object.fromEntries(Object.entries(definitions).sort(([a], [b]) => (a < b ? -1 : 1))) };
}

const keywords = ['$ref', 'type', 'x-kubernetes-patch-merge-key', 'x-kubernetes-patch-strategy', 'x-kubernetes-group-version-kind'] as const;

function only(definition: Definition): Definition {
  return Object.fromEntries(keywords.filter((key) => definition[key] !== undefined).map((key) => [key, definition[key]]));
}
