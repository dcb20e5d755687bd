import type { Issue, IssueDetails } from '../issue';
import { report } from '../issue';
import { hintOf, nearest } from '../nearest';
import { formats } from './formats';
import { printPath } from './print-path';
import type { Schema } from './schema';
import { settingsSchema } from './schema';
import type { SettingsDocument, SettingsPath } from './settings-document';

/**
 * Judges one file by environment.schema.json. Reports SETTINGS_UNKNOWN_KEY, SETTINGS_WRONG_TYPE, SETTINGS_WRONG_VALUE,
 * and SETTINGS_MISSING for the items of a list, which are never merged.
 *
 * A walk of its own, because a JSON Schema library takes longer to load and compile than a cell to render; a test holds
 * it to one.
 */
export function checkShape(document: SettingsDocument): readonly Issue[] {
  return judge(document.values, settingsSchema, []).map(({ code, path, message, hint }) => {
    const details: IssueDetails = { ...(document.placeOf(path) ?? { file: document.file }), path: printPath(path), ...(hint && { hint }) };
    return report(code, `${printPath(path)} ${message}`, details);
  });
}

interface Fault {
  readonly code: 'SETTINGS_UNKNOWN_KEY' | 'SETTINGS_WRONG_TYPE' | 'SETTINGS_WRONG_VALUE' | 'SETTINGS_MISSING';
  readonly path: SettingsPath;
  readonly message: string;
  readonly hint?: string;
}

function judge(value: unknown, schema: Schema, path: SettingsPath): readonly Fault[] {
  const types = typeof schema.type === 'string' ? [schema.type] : (schema.type ?? []);
  const actual = typeName(value);
  if (!types.includes(actual) && !(types.includes('number') && actual === 'integer')) {
    const wanted = types.filter((type) => type !== 'null').map((type) => words[type] ?? type);
    return [{ code: 'SETTINGS_WRONG_TYPE', path, message: `must be ${wanted.join(' or ')}, not ${words[actual] ?? actual}` }];
  }
  if (typeof value === 'string') return judgeText(value, schema, path);
  if (typeof value === 'number') return judgeNumber(value, schema, path);
  if (Array.isArray(value)) return value.flatMap((item: unknown, index) => judge(item, schema.items ?? {}, [...path, index]));
  return typeof value === 'object' && value !== null ? judgeMap(value, schema, path) : [];
}

function judgeText(value: string, schema: Schema, path: SettingsPath): readonly Fault[] {
  const wrong = (message: string, near?: string): readonly Fault[] => [
    { code: 'SETTINGS_WRONG_VALUE', path, message, ...hintOf(near) },
  ];
  const allowed = schema.enum?.filter((one) => one !== null);
  if (allowed !== undefined && !allowed.includes(value)) return wrong(`must be one of ${allowed.join(', ')}`, nearest(value, allowed));
  if (schema.pattern !== undefined && !new RegExp(schema.pattern).test(value)) return wrong(`must match ${schema.pattern}`);
  const format = schema.format === undefined ? undefined : formats[schema.format];
  return format !== undefined && !format.accepts(value) ? wrong(`must be ${format.meaning}`) : [];
}

function judgeNumber(value: number, { minimum, maximum }: Schema, path: SettingsPath): readonly Fault[] {
  const fault = (message: string): readonly Fault[] => [{ code: 'SETTINGS_WRONG_VALUE', path, message }];
  if (minimum !== undefined && value < minimum) return fault(`must be at least ${minimum}`);
  return maximum !== undefined && value > maximum ? fault(`must be at most ${maximum}`) : [];
}

function judgeMap(value: object, schema: Schema, path: SettingsPath): readonly Fault[] {
  const known = schema.properties ?? {};
  const rest = typeof schema.additionalProperties === 'object' ? schema.additionalProperties : undefined;
  const missing = (schema.required ?? []).filter((key) => !(key in value));
  const faults = Object.entries(value).flatMap(([key, inner]): readonly Fault[] => {
    const below = Object.hasOwn(known, key) ? known[key] : rest;
    if (below !== undefined) return judge(inner, below, [...path, key]);
    const hint = hintOf(nearest(key, Object.keys(known)), `known here: ${Object.keys(known).join(', ')}`);
    return [{ code: 'SETTINGS_UNKNOWN_KEY', path: [...path, key], message: 'is not a setting', ...hint }];
  });
  return [...faults, ...missing.map((key): Fault => ({ code: 'SETTINGS_MISSING', path, message: `needs ${key}` }))];
}

const words: Readonly<Record<string, string>> = {
  string: 'text',
  object: 'a map',
  array: 'a list',
  number: 'a number',
  integer: 'a whole number',
  boolean: 'true or false',
  null: 'empty',
};

function typeName(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  return Number.isInteger(value) ? 'integer' : typeof value;
}
