import type { Issue } from '../../issue';
import { report } from '../../issue';
import type { Json } from '../../manifest';
import type { CheckContext, JudgedManifest } from '../context';
import { textMapAt } from '../field';
import { objectIndex } from '../object-index';
import { resourceDemand } from '../practice/resource-demand';
import { reportAt } from '../report-at';
import { textsOf } from '../texts-of';
import { walkPath } from '../walk-path';
import { describe, meets } from './conditions';
import type { Condition, EnvironmentRule, ObjectSelection } from './rule';

/** The system's own rules about the environment that is judged: ENVIRONMENT_RULE_BROKEN, naming the row. */
export function checkRules(context: CheckContext): Issue[] {
  const { cell } = context;
  if (cell === undefined) return [];
  return (cell.rules ?? []).flatMap((rule) => {
    const condition = rule.in[cell.environment] ?? rule.in['*'];
    return condition === undefined ? [] : checkRule(context, rule, condition).map((issue) => ({ ...issue, severity: rule.severity ?? 'error' }));
  });
}

function checkRule(context: CheckContext, rule: EnvironmentRule, condition: Condition): Issue[] {
  const { expect } = rule;
  if ('on' in expect) return checkFields(select(context, expect.on), expect.at, rule, condition);
  if ('countOf' in expect) return judgeNumber(select(context, expect.countOf).length, 'there are', rule, condition);
  if ('sumOf' in expect) return judgeNumber(resourceDemand(context, context.cell?.settings.namespace ?? '').get(expect.sumOf)?.least ?? 0, 'it is', rule, condition);
  return context.manifests.flatMap((manifest) =>
    textsOf(manifest.object).flatMap(({ value, path }) => (meets(value, condition, () => undefined) ? [] : [broken(manifest, rule, `it must ${describe(condition)}`, path)])),
  );
}

function select(context: CheckContext, { kinds, names, labels = {} }: ObjectSelection): JudgedManifest[] {
  return kinds
    .flatMap((kind) => objectIndex(context).ofKind(kind))
    .filter(({ object }) => names === undefined || names.includes(object.metadata.name))
    .filter(({ object }) => Object.entries(labels).every(([key, value]) => textMapAt(object, 'metadata', 'labels')[key] === value));
}

function checkFields(manifests: readonly JudgedManifest[], at: string, rule: EnvironmentRule, condition: Condition): Issue[] {
  if ('exactly' in condition) {
    const found = [...new Set(manifests.flatMap(({ object }) => walkPath(object, at).map(({ value }) => `${value}`)))].sort();
    return JSON.stringify(found) === JSON.stringify([...condition.exactly].sort()) ? [] : [withoutObject(rule, `it is ${found.join(', ') || 'nothing'}, and must ${describe(condition)}`)];
  }
  if (manifests.length === 0 && !('absent' in condition)) return [withoutObject(rule, `there is no such object, and ${at} must ${describe(condition)}`)];
  return manifests.flatMap((manifest) => {
    const found = walkPath(manifest.object, at);
    if (found.length === 0 && !('absent' in condition)) return [broken(manifest, rule, `it is absent, and must ${describe(condition)}`, at)];
    return found
      .filter(({ value, path }) => !meets(value, condition, (field) => valueBeside(manifest, path, field)))
      .map(({ value, path }) => broken(manifest, rule, `it is ${print(value)}, and must ${describe(condition)}`, path));
  });
}

/** The value at a path that shares its list items with the one found. */
function valueBeside({ object }: JudgedManifest, found: string, field: string): Json | undefined {
  const positions = [...found.matchAll(/\[(\d+)\]/g)].map(([, position]) => Number(position));
  const wanted = walkPath(object, field).find(({ path }) => [...path.matchAll(/\[(\d+)\]/g)].every(([, position], index) => Number(position) === positions[index]));
  return wanted?.value;
}

function judgeNumber(found: number, verb: string, rule: EnvironmentRule, condition: Condition): Issue[] {
  return meets(found, condition, () => undefined) ? [] : [withoutObject(rule, `${verb} ${found}, and it must ${describe(condition)}`)];
}

function broken(manifest: JudgedManifest, rule: EnvironmentRule, what: string, path: string): Issue {
  return reportAt(manifest, 'ENVIRONMENT_RULE_BROKEN', `${rule.row}: ${rule.says}; ${what}.`, { path });
}

function withoutObject(rule: EnvironmentRule, what: string): Issue {
  return report('ENVIRONMENT_RULE_BROKEN', `${rule.row}: ${rule.says}; ${what}.`);
}

function print(value: Json): string {
  return typeof value === 'object' ? JSON.stringify(value) : `${value}`;
}
