import type { Issue } from '../issue';
import { report } from '../issue';
import { checkBackup } from './check-backup';
import { checkDatabases } from './check-databases';
import { checkDelivery } from './check-delivery';
import { checkHosts } from './check-hosts';
import { checkObservability } from './check-observability';
import { checkServices } from './check-services';
import { printPath } from './print-path';
import type { Judge } from './combination';
import type { Settings } from './settings';
import type { Place, SettingsPath } from './settings-document';

const judges: readonly Judge[] = [checkServices, checkHosts, checkDatabases, checkBackup, checkObservability, checkDelivery];

/** Settings that are right one by one and cannot hold together. */
export function checkCombinations(settings: Settings, placeOf: (path: SettingsPath) => Place): readonly Issue[] {
  return judges
    .flatMap((judge) => judge(settings))
    .map(({ code, path, message, hint }) =>
      report(code, `${printPath(path)}: ${message}`, { ...placeOf(path), path: printPath(path), ...(hint !== undefined && { hint }) }),
    );
}
