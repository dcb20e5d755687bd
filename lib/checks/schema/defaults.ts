import type { Json, JsonObject } from '../../manifest';
import type { NodeTable, SchemaNode } from '../../schema';
import { isObject } from '../field';

/**
 * A custom resource's value with the defaults of its definition, as the API server judges it: nulls that a field may not
 * hold are pruned first. The input is not changed; parts without defaults are shared with it.
 */
export function withDefaults(value: Json, node: SchemaNode, table: NodeTable): Json {
  if (Array.isArray(value)) {
    if (node.items === undefined) return value;
    const items = table.node(node.items);
    const next = value.map((item) => withDefaults(item, items, table));
    return next.every((item, index) => item === value[index]) ? value : next;
  }
  if (!isObject(value) || (node.properties === undefined && node.values === undefined)) return value;
  return objectWithDefaults(value, node, table);
}

function objectWithDefaults(value: JsonObject, node: SchemaNode, table: NodeTable): JsonObject {
  const { properties = {} } = node;
  let next: JsonObject | undefined;
  const write = (): JsonObject => (next ??= { ...value });
  for (const key of Object.keys(value)) {
    const number = Object.hasOwn(properties, key) ? properties[key] : node.values;
    if (number === undefined) continue;
    const child = table.node(number);
    const held = value[key] ?? null;
    if (held === null && child.nullable !== true) {
      delete write()[key];
      continue;
    }
    const judged = withDefaults(held, child, table);
    if (judged !== held) write()[key] = judged;
  }
  for (const [key, number] of Object.entries(properties)) {
    const child = table.node(number);
    if (child.default === undefined || Object.hasOwn(next ?? value, key)) continue;
    write()[key] = withDefaults(child.default, child, table);
  }
  return next ?? value;
}
