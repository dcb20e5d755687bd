import type { Issue } from '../../issue';
import type { JsonObject } from '../../manifest';
import type { KindSchema } from '../../schema';
import { metadataSchema } from '../../schema';
import type { CheckContext, JudgedManifest } from '../context';
import { reportAt } from '../report-at';
import { checkKind, isKnownGroup } from './check-kind';
import { checkCustomResource } from './custom-resource';
import { field, printPath, rootPath } from './field-path';
import type { JudgeField } from './judge-field';
import { checkMetadata } from './metadata';
import { Place } from './place';
import { rulesByKind } from './rules-by-kind';
import { judgeLater } from './uncreatable-pod';
import { checkTypedValue, isEmpty, unknownField } from './typed-structure';

/**
 * Judges every manifest as a Kubernetes 1.28 API server does on a strict create: kind and version, structure, metadata,
 * and the rules that the server holds in code. The codes are in codes.ts.
 */
export function checkSchema(context: CheckContext): Issue[] {
  return context.manifests.flatMap((manifest) => checkManifest(manifest, context.cell !== undefined));
}

function checkManifest(manifest: JudgedManifest, inCell: boolean): Issue[] {
  const issues: Issue[] = [];
  const { apiVersion, kind } = manifest.object;
  const judge: JudgeField = (code, path, message, hint) => {
    // A cell holds only what its AppProject allows and what can run; other manifests are judged as their cluster would.
    const foreign = code === 'SCHEMA_UNKNOWN_KIND' && !isKnownGroup(apiVersion);
    const soft = foreign || code === 'SCHEMA_UNCREATABLE_POD';
    const severity = soft ? ({ severity: inCell ? 'error' : 'warning' } as const) : {};
    issues.push(reportAt(manifest, code, message, { path: printPath(path), ...(hint === undefined ? {} : { hint }), ...severity }));
  };
  const schema = checkKind(apiVersion, kind, judge);
  if (schema !== undefined) checkKnown(manifest.object, schema, judge);
  return issues.filter((issue) => !isSaidBetter(issue, issues));
}

/** A merge key that stands twice is often a rule's own error too, which then says it better. */
function isSaidBetter({ code, path = '' }: Issue, issues: readonly Issue[]): boolean {
  if (code !== 'SCHEMA_MERGED_DUPLICATE') return false;
  return issues.some((other) => other.code === 'SCHEMA_DUPLICATE' && (other.path === path || other.path?.startsWith(`${path}.`) === true));
}

function checkKnown(object: JsonObject, schema: KindSchema, judge: JudgeField): void {
  const kind = `${schema.apiVersion}/${schema.kind}`;
  let decodes = true;
  const decoding: JudgeField = (code, path, message, hint) => {
    if (code === 'SCHEMA_WRONG_TYPE') decodes = false;
    judge(code, path, message, hint);
  };
  checkStructure(object, schema, judgeLater(kind, decoding, 'decoding'));
  // A value of the wrong type would be reported again by each rule that reads it.
  if (!decodes) return;
  const root = new Place(object, rootPath, judgeLater(kind, judge, 'rules'));
  checkMetadata(root.child('metadata'), schema);
  rulesByKind[kind]?.(root);
}

function checkStructure(object: JsonObject, schema: KindSchema, judge: JudgeField): void {
  const { node, table } = metadataSchema();
  checkTypedValue(object.metadata ?? null, node, table, field(rootPath, 'metadata'), judge);
  if (schema.custom) checkCustomResource(object, schema, judge);
  else checkRoot(object, schema, judge);
}

function checkRoot(object: JsonObject, schema: KindSchema, judge: JudgeField): void {
  const node = schema.table.node(schema.root);
  const { properties = {} } = node;
  for (const key of Object.keys(object)) {
    if (key === 'metadata' || key === 'apiVersion' || key === 'kind') continue;
    const number = Object.hasOwn(properties, key) ? properties[key] : undefined;
    if (number === undefined) unknownField(key, Object.keys(properties), rootPath, judge);
    else checkTypedValue(object[key] ?? null, schema.table.node(number), schema.table, field(rootPath, key), judge);
  }
  // An absent spec is an empty one to the server, with all its required fields missing.
  const spec = properties.spec === undefined ? undefined : schema.table.node(properties.spec);
  if (spec !== undefined && (object.spec ?? null) === null) checkTypedValue({}, spec, schema.table, field(rootPath, 'spec'), judge);
  for (const key of node.required ?? []) if (isEmpty(object, key)) judge('SCHEMA_REQUIRED', field(rootPath, key), `${key} is required`);
}
