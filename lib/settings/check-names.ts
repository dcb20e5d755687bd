import type { Issue } from '../issue';
import { report } from '../issue';
import { hintOf, nearest } from '../nearest';
import { printPath } from './print-path';
import type { Settings } from './settings';
import type { Place, SettingsPath } from './settings-document';

/** What a system has. */
export interface KnownNames {
  readonly services: readonly string[];
  readonly databases: readonly string[];
}

/** Settings for what the system does not have. Reports SETTINGS_UNKNOWN_NAME. */
export function checkNames(settings: Settings, known: KnownNames | undefined, placeOf: (path: SettingsPath) => Place): readonly Issue[] {
  if (known === undefined) return [];
  return (['services', 'databases'] as const).flatMap((kind) =>
    Object.keys(settings[kind])
      .filter((name) => !known[kind].includes(name))
      .map((name) => {
        const near = nearest(name, known[kind]);
        const hint = hintOf(near, `the system has ${known[kind].join(', ')}`);
        const path = printPath([kind, name]);
        return report('SETTINGS_UNKNOWN_NAME', `${path}: the system has no such ${kind.slice(0, -1)}`, { ...placeOf([kind, name]), path, ...hint });
      }),
  );
}
