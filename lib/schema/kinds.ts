import customResources from './data/custom-resources.txt';
import kubernetes from './data/kubernetes-1.28.txt';
import { readTable } from './read-table';
import type { KindSchema, NodeTable, SchemaNode } from './schema-node';

let known: ReadonlyMap<string, KindSchema> | undefined;
let builtIn: ReturnType<typeof readTable> | undefined;

const builtInKinds = () => (builtIn ??= readTable(kubernetes, false));

/** Every known kind by `apiVersion/Kind`: built-in kinds of Kubernetes 1.28 and the custom resources in use. */
function kinds(): ReadonlyMap<string, KindSchema> {
  known ??= new Map([...builtInKinds().kinds, ...readTable(customResources, true).kinds]);
  return known;
}

/** The schema of a kind in exactly this version; undefined where it is unknown. */
export function kindSchema(apiVersion: string, kind: string): KindSchema | undefined {
  return kinds().get(`${apiVersion}/${kind}`);
}

/** The schema of `metadata`, which all kinds share. */
export function metadataSchema(): { readonly node: SchemaNode; readonly table: NodeTable } {
  const { table } = builtInKinds();
  return { node: table.node(0), table };
}

/** The served versions of a kind in this API group, as in `apps/v1`. */
export function servedVersions(group: string, kind: string): readonly string[] {
  return allKinds().filter((entry) => entry.served && entry.kind === kind && groupOf(entry.apiVersion) === group).map((entry) => entry.apiVersion);
}

/** All kinds, in the order of the data. */
export function allKinds(): readonly KindSchema[] {
  return [...kinds().values()];
}

/** `apps` of `apps/v1`, the empty text of `v1`. */
export function groupOf(apiVersion: string): string {
  const slash = apiVersion.indexOf('/');
  return slash < 0 ? '' : apiVersion.slice(0, slash);
}
