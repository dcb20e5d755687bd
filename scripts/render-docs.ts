import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { renderChecks } from './docs/render-checks';
import { renderCodes } from './docs/render-codes';
import { renderSettings } from './docs/render-settings';

const root = process.cwd();
writeFileSync(join(root, 'docs', 'codes.md'), renderCodes(root));
writeFileSync(join(root, 'docs', 'checks.md'), renderChecks());
writeFileSync(join(root, 'docs', 'settings.md'), renderSettings());
