import { readFileSync, writeFileSync } from 'node:fs';
import type { CompactNode, CompactSchema } from '../lib/overlay/schema/compact';

/**
 * Reduces the OpenAPI document that kustomize merges by (`kustomize openapi fetch`, or Kubernetes 1.21's with a list
 * of `resources`) to what merging needs: merge keys and patch strategies on the paths that have any, and scopes.
 *
 *     node scripts/run.cjs scripts/compact-kustomize-schema.ts schema.json lib/overlay/schema/kubernetes.json
 */
interface Schema {
  readonly $ref?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly additionalProperties?: Schema | boolean;
  readonly 'x-kubernetes-patch-strategy'?: string;
  readonly 'x-kubernetes-patch-merge-key'?: string;
  readonly 'x-kubernetes-list-map-keys'?: readonly string[];
  readonly 'x-kubernetes-group-version-kind'?: readonly { readonly group: string; readonly version: string; readonly kind: string }[];
}

interface Source {
  readonly definitions: Readonly<Record<string, Schema>>;
  readonly resources: readonly { readonly apiVersion: string; readonly kind: string; readonly scope?: 'Cluster' | 'Namespaced' }[];
}

const [, , from, to] = process.argv;
if (from === undefined || to === undefined) throw new Error('usage: compact-kustomize-schema.ts FROM TO');
const source = JSON.parse(readFileSync(from, 'utf8')) as Source;
const useful = usefulDefinitions();
const nodes: CompactNode[] = [];
const places = new Map<string, number>();

const kinds: Record<string, Record<string, number>> = {};
for (const [name, definition] of Object.entries(source.definitions)) {
  for (const { group, version, kind } of definition['x-kubernetes-group-version-kind'] ?? []) {
    const apiVersion = group === '' ? version : `${group}/${version}`;
    (kinds[apiVersion] ??= {})[kind] = useful.has(name) ? placeOf(name) : -1;
  }
}
const withScope = (scope: string): Record<string, string[]> => {
  const found: Record<string, string[]> = {};
  for (const { apiVersion, kind, ...resource } of source.resources) {
    if (resource.scope === scope && !(found[apiVersion] ?? []).includes(kind)) (found[apiVersion] ??= []).push(kind);
  }
  return found;
};
const compact: CompactSchema = { kinds, cluster: withScope('Cluster'), namespaced: withScope('Namespaced'), nodes };
writeFileSync(to, `${JSON.stringify(compact).replace(/\],"|\},"|\},\{/g, (end) => end.replace(',', ',\n'))}\n`);

/** The definitions that lead to a patch strategy, found by going round until no more are. */
function usefulDefinitions(): Set<string> {
  const found = new Set<string>();
  for (let before = -1; before !== found.size;) {
    before = found.size;
    for (const [name, definition] of Object.entries(source.definitions)) if (leads(definition, found)) found.add(name);
  }
  return found;
}

function leads(schema: Schema, known: ReadonlySet<string>): boolean {
  if (schema['x-kubernetes-patch-strategy'] !== undefined) return true;
  if (schema.$ref !== undefined) return known.has(nameOf(schema.$ref));
  const children = [...Object.values(schema.properties ?? {}), ...[schema.items, schema.additionalProperties].filter((child) => typeof child === 'object')];
  return children.some((child) => leads(child, known));
}

function nameOf(reference: string): string {
  return reference.replace('#/definitions/', '');
}

function placeOf(name: string): number {
  const known = places.get(name);
  if (known !== undefined) return known;
  const place = nodes.push({}) - 1;
  places.set(name, place);
  nodes[place] = nodeOf(source.definitions[name] ?? {});
  return place;
}

/** A child by number where it is a plain reference, in place where it says something of its own. */
function childOf(schema: Schema): number | CompactNode {
  const bare = schema.$ref !== undefined && schema['x-kubernetes-patch-strategy'] === undefined;
  return bare ? placeOf(nameOf(schema.$ref ?? '')) : nodeOf(schema);
}

function nodeOf(schema: Schema): CompactNode {
  const target = schema.$ref === undefined || !useful.has(nameOf(schema.$ref)) ? undefined : nodes[placeOf(nameOf(schema.$ref))];
  const fields = Object.entries(schema.properties ?? {}).filter(([, child]) => leads(child, useful));
  const { items, additionalProperties: values } = schema;
  const keys = schema['x-kubernetes-list-map-keys'] ?? (schema['x-kubernetes-patch-merge-key'] === undefined ? undefined : [schema['x-kubernetes-patch-merge-key']]);
  return {
    ...target,
    ...(schema['x-kubernetes-patch-strategy'] === undefined ? {} : { strategy: schema['x-kubernetes-patch-strategy'] }),
    ...(keys === undefined || schema['x-kubernetes-patch-strategy'] === undefined ? {} : { keys }),
    ...(fields.length === 0 ? {} : { fields: Object.fromEntries(fields.map(([name, child]) => [name, childOf(child)])) }),
    ...(items === undefined || !leads(items, useful) ? {} : { items: childOf(items) }),
    ...(typeof values !== 'object' || !leads(values, useful) ? {} : { values: childOf(values) }),
  };
}
