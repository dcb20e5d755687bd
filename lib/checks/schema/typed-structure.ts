import type { Json, JsonObject } from '../../manifest';
import { nearest } from '../../nearest';
import type { NodeTable, SchemaNode } from '../../schema';
import { parseQuantity } from '../../schema';
import { isObject } from '../field';
import type { FieldPath } from './field-path';
import { field } from './field-path';
import type { JudgeField } from './judge-field';
import { oneOf, show, typeOf } from './say';
import { formatFault } from './text-format';

/**
 * Judges a value of a built-in kind as the API server decodes it into its Go type, strictly: unknown fields, types,
 * ranges of integers, quantities, times. As in Go, null is absence, and an empty text is an absent one.
 * Reports SCHEMA_UNKNOWN_FIELD, SCHEMA_WRONG_TYPE, SCHEMA_REQUIRED, SCHEMA_UNSUPPORTED, SCHEMA_FORMAT, SCHEMA_RANGE and
 * SCHEMA_MERGED_DUPLICATE. Rules that the server holds in code are not here but in the files beside this one.
 */
export function checkTypedValue(value: Json, node: SchemaNode, table: NodeTable, path: FieldPath, judge: JudgeField): void {
  if (value === null) return;
  if (node.type === undefined) return checkUntyped(value, node, path, judge);
  if (node.type === 'object') return checkObject(value, node, table, path, judge);
  if (node.type === 'array') return checkList(value, node, table, path, judge);
  if (node.type === 'string') return checkText(value, node, path, judge);
  if (node.type === 'boolean') {
    if (typeof value !== 'boolean') wrongType(value, 'true or false', path, judge);
    return;
  }
  checkNumber(value, node, path, judge);
}

const wrongType = (value: Json, wanted: string, path: FieldPath, judge: JudgeField): void => {
  const quoted = typeof value === 'string' && wanted !== 'a text' && /^(-?\d+|true|false)$/.test(value);
  const hint = quoted ? `Write ${value} without quotes.` : wanted === 'a text' && !isObject(value) && !Array.isArray(value) ? `Write ${JSON.stringify(String(value))}, with quotes.` : undefined;
  judge('SCHEMA_WRONG_TYPE', path, `${show(value)} is ${typeOf(value)}; ${wanted} is wanted`, hint);
};

function checkUntyped(value: Json, node: SchemaNode, path: FieldPath, judge: JudgeField): void {
  if (node.format === 'quantity') {
    if (typeof value !== 'string' && typeof value !== 'number') wrongType(value, 'a quantity such as 100m or 64Mi', path, judge);
    else if (parseQuantity(value) === undefined) judge('SCHEMA_FORMAT', path, `${show(value)} is no quantity; write one such as 100m, 0.5 or 64Mi`);
  } else if (node.format === 'int-or-string' && typeof value !== 'string' && !isInteger(value, 'int32')) {
    wrongType(value, 'a whole number or a text', path, judge);
  }
}

const isInteger = (value: Json, format: string | undefined): boolean => {
  if (typeof value !== 'number' || !Number.isInteger(value)) return false;
  const limit = format === 'int32' ? 2 ** 31 : 2 ** 63;
  return value >= -limit && (value < limit || (format !== 'int32' && value === limit));
};

function checkNumber(value: Json, node: SchemaNode, path: FieldPath, judge: JudgeField): void {
  if (typeof value !== 'number') wrongType(value, node.type === 'integer' ? 'a whole number' : 'a number', path, judge);
  else if (node.type === 'integer' && !Number.isInteger(value)) judge('SCHEMA_WRONG_TYPE', path, `${value} is no whole number`);
  else if (node.type === 'integer' && !isInteger(value, node.format)) judge('SCHEMA_RANGE', path, `${value} does not fit into ${node.format === 'int32' ? 32 : 64} bits`);
}

function checkText(value: Json, node: SchemaNode, path: FieldPath, judge: JudgeField): void {
  if (typeof value !== 'string') return wrongType(value, 'a text', path, judge);
  if (node.format !== undefined) {
    const wanted = formatFault(node.format, value);
    if (wanted !== undefined) judge('SCHEMA_FORMAT', path, `${show(value)} is not ${wanted}`);
  }
  if (node.enum !== undefined && (value !== '' || node.pointer === true) && !node.enum.includes(value)) {
    const meant = nearest(value, node.enum.filter((allowed) => typeof allowed === 'string'));
    judge('SCHEMA_UNSUPPORTED', path, `${show(value)} is not supported; ${oneOf(node.enum)} is`, meant === undefined ? undefined : `Did you mean ${meant}?`);
  }
}

function checkList(value: Json, node: SchemaNode, table: NodeTable, path: FieldPath, judge: JudgeField): void {
  if (!Array.isArray(value)) return wrongType(value, 'a list', path, judge);
  if (node.items === undefined) return;
  const items = table.node(node.items);
  const seen = node.listKeys === undefined ? undefined : new Set<string>();
  value.forEach((item, index) => {
    // Go makes an empty struct of a null in a list.
    checkTypedValue(item === null && items.type === 'object' ? {} : item, items, table, field(path, index), judge);
    if (seen === undefined || !isObject(item)) return;
    const key = (node.listKeys ?? []).map((name) => JSON.stringify(item[name] ?? (name === 'protocol' ? 'TCP' : null))).join(',');
    if (seen.has(key)) judge('SCHEMA_MERGED_DUPLICATE', field(path, index), `another item has the same ${(node.listKeys ?? []).join(' and ')}`);
    seen.add(key);
  });
}

function checkObject(value: Json, node: SchemaNode, table: NodeTable, path: FieldPath, judge: JudgeField): void {
  if (!isObject(value)) return wrongType(value, 'an object', path, judge);
  const { properties } = node;
  if (properties === undefined) {
    const values = node.values === undefined ? undefined : table.node(node.values);
    for (const key of Object.keys(value)) {
      if (values !== undefined) checkTypedValue(value[key] ?? null, values, table, field(path, key), judge);
      else if (node.keepUnknown !== true) unknownField(key, [], path, judge);
    }
    return;
  }
  for (const key of Object.keys(value)) {
    const number = Object.hasOwn(properties, key) ? properties[key] : undefined;
    if (number === undefined) unknownField(key, Object.keys(properties), path, judge);
    else checkTypedValue(value[key] ?? null, table.node(number), table, field(path, key), judge);
  }
  for (const key of node.required ?? []) {
    if (isEmpty(value, key)) judge('SCHEMA_REQUIRED', field(path, key), `${key} is required`);
  }
}

/** Absent, null, or empty where Go holds no pointer. */
export function isEmpty(value: JsonObject, key: string): boolean {
  if (!Object.hasOwn(value, key)) return true;
  const held = value[key];
  return held === null || held === undefined || held === '' || (Array.isArray(held) && held.length === 0);
}

/** Reports a field that its object does not know, with the nearest one that it does. */
export function unknownField(key: string, known: readonly string[], path: FieldPath, judge: JudgeField): void {
  const meant = nearest(key, known);
  judge('SCHEMA_UNKNOWN_FIELD', field(path, key), `unknown field "${key}"`, meant === undefined ? undefined : `Did you mean ${meant}?`);
}
