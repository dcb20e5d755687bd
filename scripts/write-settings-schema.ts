import { writeFileSync } from 'node:fs';
import { defaultSettings } from '../lib/settings/default-settings';
import { settingsSchema } from './settings-schema';

/** Run from the project root: npx esbuild scripts/write-settings-schema.ts --bundle --platform=node --external:typescript | node */
writeFileSync(
  'lib/settings/environment.schema.json',
  `${JSON.stringify(settingsSchema('lib/settings/settings.ts', defaultSettings), null, 2)}\n`,
);
