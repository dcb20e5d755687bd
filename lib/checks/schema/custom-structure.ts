import type { Json, JsonObject } from '../../manifest';
import type { NodeTable, SchemaNode } from '../../schema';
import { ruleFault } from '../../schema';
import { isObject } from '../field';
import type { FieldPath } from './field-path';
import { field } from './field-path';
import type { JudgeField } from './judge-field';
import { oneOf, show, typeOf } from './say';
import { formatFault } from './text-format';
import { unknownField } from './typed-structure';

/**
 * Judges a value of a custom resource by its definition, as the API server does: a null in a field that is not nullable
 * is pruned first, unknown fields are refused, list keys and sets are unique. Reports SCHEMA_UNKNOWN_FIELD,
 * SCHEMA_WRONG_TYPE, SCHEMA_REQUIRED, SCHEMA_UNSUPPORTED, SCHEMA_FORMAT, SCHEMA_RANGE and SCHEMA_DUPLICATE.
 */
export function checkCustomValue(value: Json, node: SchemaNode, table: NodeTable, path: FieldPath, judge: JudgeField): void {
  if (value === null && node.nullable === true) return;
  if (node.intOrString === true) {
    if (typeof value === 'string') checkText(value, node, path, judge);
    else if (!Number.isInteger(value)) wrongType(value, 'a whole number or a text', path, judge);
  } else if (node.type === 'object') checkObject(value, node, table, path, judge);
  else if (node.type === 'array') checkList(value, node, table, path, judge);
  else if (node.type === 'string') checkText(value, node, path, judge);
  else if (node.type === 'boolean' && typeof value !== 'boolean') wrongType(value, 'true or false', path, judge);
  else if (node.type === 'integer' || node.type === 'number') checkNumber(value, node, path, judge);
  for (const rule of node.rules ?? []) {
    const fault = ruleFault(rule, value);
    if (fault !== undefined) judge('SCHEMA_RULE', path, fault);
  }
  if (node.enum !== undefined && !node.enum.some((allowed) => same(allowed, value))) {
    judge('SCHEMA_UNSUPPORTED', path, `${show(value)} is not supported; ${oneOf(node.enum)} is`);
  }
}

const same = (a: Json, b: Json): boolean => a === b || JSON.stringify(a) === JSON.stringify(b);

const wrongType = (value: Json, wanted: string, path: FieldPath, judge: JudgeField): void =>
  judge('SCHEMA_WRONG_TYPE', path, `${show(value)} is ${typeOf(value)}; ${wanted} is wanted`);

function checkNumber(value: Json, node: SchemaNode, path: FieldPath, judge: JudgeField): void {
  if (typeof value !== 'number') return wrongType(value, node.type === 'integer' ? 'a whole number' : 'a number', path, judge);
  if (node.type === 'integer' && !Number.isInteger(value)) return judge('SCHEMA_WRONG_TYPE', path, `${value} is no whole number`);
  if (node.minimum !== undefined && value < node.minimum) judge('SCHEMA_RANGE', path, `${value} is less than ${node.minimum}`);
  if (node.maximum !== undefined && value > node.maximum) judge('SCHEMA_RANGE', path, `${value} is more than ${node.maximum}`);
}

function checkText(value: Json, node: SchemaNode, path: FieldPath, judge: JudgeField): void {
  if (typeof value !== 'string') return wrongType(value, 'a text', path, judge);
  if (node.minLength !== undefined || node.maxLength !== undefined) checkSize([...value].length, node.minLength, node.maxLength, 'characters', path, judge);
  if (node.pattern !== undefined && !compiled(node.pattern).test(value)) judge('SCHEMA_FORMAT', path, `${show(value)} does not match ${node.pattern}`);
  const wanted = node.format === undefined ? undefined : formatFault(node.format, value);
  if (wanted !== undefined) judge('SCHEMA_FORMAT', path, `${show(value)} is not ${wanted}`);
}

function checkSize(size: number, least: number | undefined, most: number | undefined, of: string, path: FieldPath, judge: JudgeField): void {
  if (least !== undefined && size < least) judge('SCHEMA_RANGE', path, `has ${size} ${of}; at least ${least} are wanted`);
  if (most !== undefined && size > most) judge('SCHEMA_RANGE', path, `has ${size} ${of}; at most ${most} are allowed`);
}

const patterns = new Map<string, RegExp>();

/** Definitions are written for Go, where `(?i)` may stand inside a pattern: JavaScript takes it for the whole. */
function compiled(pattern: string): RegExp {
  let expression = patterns.get(pattern);
  if (expression === undefined) {
    expression = pattern.includes('(?i)') ? new RegExp(pattern.replaceAll('(?i)', ''), 'iu') : new RegExp(pattern);
    patterns.set(pattern, expression);
  }
  return expression;
}

function checkList(value: Json, node: SchemaNode, table: NodeTable, path: FieldPath, judge: JudgeField): void {
  if (!Array.isArray(value)) return wrongType(value, 'a list', path, judge);
  checkSize(value.length, node.minItems, node.maxItems, 'items', path, judge);
  if (node.items === undefined) return;
  const items = table.node(node.items);
  const seen = node.listKeys === undefined && node.set !== true ? undefined : new Set<string>();
  value.forEach((item, index) => {
    checkCustomValue(item, items, table, field(path, index), judge);
    if (seen === undefined) return;
    const key = JSON.stringify(node.listKeys === undefined ? item : node.listKeys.map((name) => (isObject(item) ? (item[name] ?? null) : null)));
    if (seen.has(key)) judge('SCHEMA_DUPLICATE', field(path, index), `another item has the same ${node.listKeys?.join(' and ') ?? 'value'}`);
    seen.add(key);
  });
}

function checkObject(value: Json, node: SchemaNode, table: NodeTable, path: FieldPath, judge: JudgeField): void {
  if (!isObject(value)) return wrongType(value, 'an object', path, judge);
  const keys = Object.keys(value);
  checkSize(keys.length, node.minProperties, node.maxProperties, 'fields', path, judge);
  for (const key of keys) checkEntry(value, key, node, table, path, judge);
  for (const key of node.required ?? []) {
    if (!isSet(value, key)) judge('SCHEMA_REQUIRED', field(path, key), `${key} is required`);
  }
}

const isSet = (value: JsonObject, key: string): boolean => Object.hasOwn(value, key) && value[key] !== null && value[key] !== undefined;

const embeddedFields = new Set(['apiVersion', 'kind', 'metadata']);

function checkEntry(value: JsonObject, key: string, node: SchemaNode, table: NodeTable, path: FieldPath, judge: JudgeField): void {
  const { properties = {} } = node;
  const number = Object.hasOwn(properties, key) ? properties[key] : node.values;
  const held = value[key] ?? null;
  if (number !== undefined) {
    const child = table.node(number);
    if (held !== null || child.nullable === true) checkCustomValue(held, child, table, field(path, key), judge);
  } else if (node.keepUnknown !== true && !(node.embedded === true && embeddedFields.has(key))) {
    unknownField(key, Object.keys(properties), path, judge);
  }
}
