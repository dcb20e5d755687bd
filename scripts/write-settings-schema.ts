import { writeFileSync } from 'node:fs';
import { defaultSettings } from '../lib/settings/default-settings';
import { settingsSchema } from './settings-schema';

/** After a change of the types: node scripts/run.cjs scripts/write-settings-schema.ts */
writeFileSync(
  'lib/settings/environment.schema.json',
  `${JSON.stringify(settingsSchema('lib/settings/settings.ts', defaultSettings), null, 2)}\n`,
);
