import type { KindSchema, NodeTable, SchemaNode } from './schema-node';

/** Reads a data file that scripts/compile-schema.mjs wrote. Nodes stay text until they are asked for. */
export function readTable(text: string, custom: boolean): { kinds: ReadonlyMap<string, KindSchema>; table: NodeTable } {
  const lines = text.split('\n');
  const end = lines.indexOf('');
  const parsed: SchemaNode[] = [];
  const table: NodeTable = {
    node: (number) => (parsed[number] ??= JSON.parse(lines[end + 1 + number] ?? '{}') as SchemaNode),
  };
  const kinds = new Map<string, KindSchema>();
  for (const line of lines.slice(0, end)) {
    const [name = '', root = '', scope, replicas] = line.split(' ');
    const slash = name.lastIndexOf('/');
    kinds.set(name, {
      apiVersion: name.slice(0, slash),
      kind: name.slice(slash + 1),
      namespaced: scope === 'Namespaced',
      custom,
      served: root !== '-',
      root: Number(root),
      ...(replicas === undefined ? {} : { replicas: replicas.split('.').slice(1) }),
      table,
    });
  }
  return { kinds, table };
}
