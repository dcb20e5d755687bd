import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import type { KubeObject } from '../../lib/manifest';

const directory = join(__dirname, 'valid');

/** Manifests that use nearly every field we render, all of which an API server 1.28 takes. */
export function validManifests(): readonly KubeObject[] {
  return readdirSync(directory)
    .sort()
    .flatMap((name) => parseAllDocuments(readFileSync(join(directory, name), 'utf8')).map((document) => document.toJS() as KubeObject));
}
