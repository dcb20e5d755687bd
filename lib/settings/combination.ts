import type { Settings } from './settings';
import type { SettingsPath } from './settings-document';

/** A setting that cannot stand beside another one. */
export interface Finding {
  readonly code:
    | 'SETTINGS_INCOMPLETE'
    | 'SETTINGS_CONTRADICTION'
    | 'SETTINGS_ACME_LOCAL_HOST'
    | 'SETTINGS_AUTOSCALER_WITHOUT_REQUESTS'
    | 'SETTINGS_RPO_BELOW_BACKUP_INTERVAL';
  readonly path: SettingsPath;
  readonly message: string;
  readonly hint?: string;
}

export type Judge = (settings: Settings) => readonly Finding[];

export const incomplete = (path: SettingsPath, message: string): Finding => ({ code: 'SETTINGS_INCOMPLETE', path, message });
export const contradiction = (path: SettingsPath, message: string): Finding => ({ code: 'SETTINGS_CONTRADICTION', path, message });
