import type { JsonObject } from '../../manifest';
import type { KindSchema } from '../../schema';
import { numberAt } from '../field';
import { checkCustomValue } from './custom-structure';
import { withDefaults } from './defaults';
import { field, rootPath } from './field-path';
import type { JudgeField } from './judge-field';

const judgedElsewhere = new Set(['apiVersion', 'kind', 'metadata']);

/** Judges a custom resource by its definition; `metadata` is every object's own and judged with all others. */
export function checkCustomResource(object: JsonObject, { root, table, replicas }: KindSchema, judge: JudgeField): void {
  const node = table.node(root);
  const properties = Object.fromEntries(Object.entries(node.properties ?? {}).filter(([key]) => !judgedElsewhere.has(key)));
  const own = Object.fromEntries(Object.entries(object).filter(([key]) => !judgedElsewhere.has(key)));
  const required = (node.required ?? []).filter((key) => !judgedElsewhere.has(key));
  const judged = { ...node, type: 'object', properties, required } as const;
  const faults: Parameters<JudgeField>[] = [];
  checkReplicas(object, replicas, (...fault) => faults.push(fault));
  checkCustomValue(withDefaults(own, judged, table), judged, table, rootPath, (...fault) => faults.push(fault));
  // The server asks the rules only of an object that fits its schema.
  const fits = faults.every(([code]) => code === 'SCHEMA_RULE');
  for (const fault of faults) if (fits || fault[0] !== 'SCHEMA_RULE') judge(...fault);
}

const mostReplicas = 2 ** 31 - 1;

function checkReplicas(object: JsonObject, path: readonly string[] | undefined, judge: JudgeField): void {
  const count = path === undefined ? undefined : numberAt(object, ...path);
  if (path === undefined || count === undefined || (count >= 0 && count <= mostReplicas)) return;
  judge('SCHEMA_RANGE', path.reduce(field, rootPath), `${count} is no count of replicas`);
}
