import type { Issue } from '../issue';
import { report } from '../issue';
import { printPath } from './check-shape';
import schema from './environment.schema.json';
import type { Place, SettingsPath } from './settings-document';

interface ObjectSchema {
  readonly 'x-required'?: readonly string[];
  readonly properties?: Readonly<Record<string, ObjectSchema>>;
  readonly additionalProperties?: boolean | ObjectSchema;
}

/** What must be given somewhere in the chain of files, and is not. Reports SETTINGS_MISSING. */
export function checkComplete(settings: unknown, placeOf: (path: SettingsPath) => Place): readonly Issue[] {
  return missing(settings, schema as ObjectSchema, []).map((path) =>
    report('SETTINGS_MISSING', `${printPath(path)} is missing`, { ...placeOf(path), path: printPath(path) }),
  );
}

function missing(value: unknown, { 'x-required': required, properties, additionalProperties }: ObjectSchema, path: SettingsPath): SettingsPath[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return [];
  const present = Object.entries(value).flatMap(([key, inner]) => {
    const rest = typeof additionalProperties === 'object' ? additionalProperties : undefined;
    const below = properties?.[key] ?? rest;
    return below === undefined ? [] : missing(inner, below, [...path, key]);
  });
  return [...(required ?? []).filter((key) => !(key in value)).map((key) => [...path, key]), ...present];
}
