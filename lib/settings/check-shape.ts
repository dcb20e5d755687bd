import Ajv from 'ajv';
import type { ErrorObject, ValidateFunction } from 'ajv';
import type { Issue } from '../issue';
import { report } from '../issue';
import { nearest } from '../nearest';
import { readCron } from './cron';
import { readDuration } from './duration';
import schema from './environment.schema.json';
import { readQuantity } from './quantity';
import type { SettingsDocument, SettingsPath } from './settings-document';

const formats: Readonly<Record<string, { readonly example: string; readonly validate: (text: string) => boolean }>> = {
  quantity: { example: 'a Kubernetes quantity such as 500m or 128Mi', validate: (text) => readQuantity(text) !== undefined },
  duration: { example: 'a duration such as 90s, 1h30m or 7d', validate: (text) => readDuration(text) !== undefined },
  cron: { example: 'five cron fields such as "0 2 * * *"', validate: (text) => readCron(text) !== undefined },
  url: { example: 'a URL such as https://example.com', validate: (text) => URL.canParse(text) && text.includes('://') },
  regex: { example: 'a regular expression', validate: isRegularExpression },
};

/**
 * Judges one file by environment.schema.json. Reports SETTINGS_UNKNOWN_KEY, SETTINGS_WRONG_TYPE, SETTINGS_WRONG_VALUE,
 * and SETTINGS_MISSING for the items of a list, which are never merged.
 */
export function checkShape(document: SettingsDocument): readonly Issue[] {
  const validate = compiled();
  if (validate(document.values)) return [];
  return (validate.errors ?? []).map((error) => shapeIssue(error, document));
}

let validator: ValidateFunction | undefined;

/** Compiled on first use: verbs that read no settings do not pay for it. */
function compiled(): ValidateFunction {
  if (validator !== undefined) return validator;
  const ajv = new Ajv({ allErrors: true, verbose: true, allowUnionTypes: true });
  ajv.addKeyword('x-required');
  for (const [name, { validate }] of Object.entries(formats)) ajv.addFormat(name, validate);
  validator = ajv.compile(schema);
  return validator;
}

function shapeIssue(error: ErrorObject, document: SettingsDocument): Issue {
  const path = pathOf(error.instancePath);
  const at = (steps: SettingsPath) => ({ ...(document.placeOf(steps) ?? { file: document.file }), path: printPath(steps) });
  const name = printPath(path);
  const params: Readonly<Record<string, unknown>> = error.params;
  switch (error.keyword) {
    case 'additionalProperties': {
      const key = String(params['additionalProperty']);
      const known = Object.keys(isRecord(error.parentSchema?.['properties']) ? error.parentSchema['properties'] : {});
      const near = nearest(key, known);
      const hint = near === undefined ? `known here: ${known.join(', ')}` : `did you mean ${near}?`;
      return report('SETTINGS_UNKNOWN_KEY', `${printPath([...path, key])} is not a setting`, { ...at([...path, key]), hint });
    }
    case 'required':
      return report('SETTINGS_MISSING', `${printPath([...path, String(params['missingProperty'])])} is missing`, at(path));
    case 'type':
      return report('SETTINGS_WRONG_TYPE', `${name} must be ${typeName(params['type'])}, not ${typeName(jsonType(error.data))}`, at(path));
    case 'enum': {
      const allowed = (Array.isArray(params['allowedValues']) ? params['allowedValues'] : []).filter((one) => one !== null).map(String);
      const near = nearest(String(error.data), allowed);
      return report('SETTINGS_WRONG_VALUE', `${name} must be one of ${allowed.join(', ')}`, {
        ...at(path),
        ...(near !== undefined && { hint: `did you mean ${near}?` }),
      });
    }
    case 'format':
      return report('SETTINGS_WRONG_VALUE', `${name} must be ${formats[String(params['format'])]?.example}`, at(path));
    default:
      return report('SETTINGS_WRONG_VALUE', `${name} ${error.message}`, at(path));
  }
}

/** A JSON pointer as steps; list items become numbers, so that they are found in the YAML. */
function pathOf(pointer: string): SettingsPath {
  const steps = pointer.split('/').slice(1).map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
  return steps.map((step) => (/^\d+$/.test(step) ? Number(step) : step));
}

export function printPath(path: SettingsPath): string {
  return path.reduce<string>((text, step) => {
    if (typeof step === 'number') return `${text}[${step}]`;
    if (!/^[\w-]+$/.test(step)) return `${text}["${step}"]`;
    return text === '' ? step : `${text}.${step}`;
  }, '');
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

function typeName(type: unknown): string {
  const names = (Array.isArray(type) ? type : String(type).split(',')).filter((one) => one !== 'null' || type === 'null');
  return names.map((one) => words[String(one)] ?? String(one)).join(' or ');
}

function jsonType(value: unknown): string {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'array' : typeof value;
}

function isRegularExpression(text: string): boolean {
  try {
    return new RegExp(text) instanceof RegExp;
  } catch {
    return false;
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
