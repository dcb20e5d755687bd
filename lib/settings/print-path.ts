import type { SettingsPath } from './settings-document';

/** A path as people write it: `services.voting.routes[0].host`, `hosts["api.example.com"]`. */
export function printPath(path: SettingsPath): string {
  return path.reduce<string>((text, step) => {
    if (typeof step === 'number') return `${text}[${step}]`;
    if (!/^[\w-]+$/.test(step)) return `${text}["${step}"]`;
    return text === '' ? step : `${text}.${step}`;
  }, '');
}
