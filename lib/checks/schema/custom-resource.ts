import type { JsonObject } from '../../manifest';
import type { KindSchema } from '../../schema';
import { checkCustomValue } from './custom-structure';
import { withDefaults } from './defaults';
import { rootPath } from './field-path';
import type { JudgeField } from './judge-field';

const judgedElsewhere = new Set(['apiVersion', 'kind', 'metadata']);

/** Judges a custom resource by its definition; `metadata` is every object's own and judged with all others. */
export function checkCustomResource(object: JsonObject, { root, table }: KindSchema, judge: JudgeField): void {
  const node = table.node(root);
  const properties = Object.fromEntries(Object.entries(node.properties ?? {}).filter(([key]) => !judgedElsewhere.has(key)));
  const own = Object.fromEntries(Object.entries(object).filter(([key]) => !judgedElsewhere.has(key)));
  const required = (node.required ?? []).filter((key) => !judgedElsewhere.has(key));
  const judged = { ...node, type: 'object', properties, required } as const;
  checkCustomValue(withDefaults(own, judged, table), judged, table, rootPath, judge);
}
