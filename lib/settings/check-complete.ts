import type { Issue } from '../issue';
import { report } from '../issue';
import { printPath } from './print-path';
import type { Schema } from './schema';
import { settingsSchema } from './schema';
import { serviceSettings } from './service-settings';
import type { Settings } from './settings';
import type { Place, SettingsPath } from './settings-document';

/** What must be given somewhere in the chain of files, for the cell or for one service, and is not. Reports SETTINGS_MISSING. */
export function checkComplete(settings: object, placeOf: (path: SettingsPath) => Place): readonly Issue[] {
  const ofCell = missing(settings, settingsSchema, []);
  return (ofCell.length > 0 ? ofCell : missingOfServices(settings as Settings)).map((path) =>
    report('SETTINGS_MISSING', `${printPath(path)} is missing`, { ...placeOf(path), path: printPath(path) }),
  );
}

/** A service may leave out what the defaults say. */
function missingOfServices(settings: Settings): SettingsPath[] {
  const schema = settingsSchema.properties?.['defaults'] ?? {};
  return Object.keys(settings.services).flatMap((name) => missing(serviceSettings(settings, name), schema, ['services', name]));
}

function missing(value: unknown, { 'x-required': required, properties, additionalProperties }: Schema, path: SettingsPath): SettingsPath[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return [];
  const present = Object.entries(value).flatMap(([key, inner]) => {
    const rest = typeof additionalProperties === 'object' ? additionalProperties : undefined;
    const below = properties?.[key] ?? rest;
    return below === undefined ? [] : missing(inner, below, [...path, key]);
  });
  return [...(required ?? []).filter((key) => !(key in value)).map((key) => [...path, key]), ...present];
}
