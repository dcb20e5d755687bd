import type { FileSystem } from '../file-system';
import type { Issue } from '../issue';
import { hasErrors } from '../issue';
import { checkCombinations } from './check-combinations';
import { checkComplete } from './check-complete';
import { checkNames } from './check-names';
import type { KnownNames } from './check-names';
import { checkShape } from './check-shape';
import { defaultSettings } from './default-settings';
import { inheritedDocuments } from './inherited-documents';
import { mergeSettings } from './merge-settings';
import type { Settings } from './settings';
import type { Place, SettingsPath } from './settings-document';

/**
 * Reads an environment.yaml with what it inherits, merges the files as RFC 7386 says over the defaults, and judges the
 * result. All issues of all files are collected; `settings` is absent where one is an error. With `known`, settings for
 * a service or a database that the system does not have are an error too.
 *
 * Codes: every one of the `settings` room (codes.ts).
 */
export function readSettings(
  file: string,
  fileSystem: FileSystem,
  known?: KnownNames,
): { readonly settings?: Settings; readonly issues: readonly Issue[] } {
  const { documents, issues } = inheritedDocuments(file, fileSystem);
  const shape = documents.flatMap(checkShape);
  if (issues.length + shape.length > 0) return { issues: [...issues, ...shape] };

  const merged = documents.reduce<Record<string, unknown>>(
    (below, { values: { inherits: _, ...values } }) => mergeSettings(below, values),
    { ...defaultSettings },
  );
  /** The file that says it last; where none does, the nearest level above it that one says. */
  const placeOf = (path: SettingsPath): Place => {
    for (let steps = path; steps.length > 0; steps = steps.slice(0, -1)) {
      const place = documents.map((document) => document.placeOf(steps)).findLast((one) => one !== undefined);
      if (place !== undefined) return place;
    }
    return { file, line: 1, column: 1 };
  };
  const incomplete = checkComplete(merged, placeOf);
  if (incomplete.length > 0) return { issues: incomplete };

  const settings = merged as unknown as Settings;
  const found = [...checkNames(settings, known, placeOf), ...checkCombinations(settings, placeOf)];
  return hasErrors(found) ? { issues: found } : { settings, issues: found };
}
