import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import type { KubeObject } from '../../lib/manifest';

/** All objects of the YAML files below a folder, Namespaces first. */
export function readManifests(directory: string): readonly KubeObject[] {
  const objects = readdirSync(directory, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.yaml'))
    .sort()
    .flatMap((name) => parseAllDocuments(readFileSync(join(directory, name), 'utf8')).map((document) => document.toJS() as KubeObject));
  return [...objects].sort((a, b) => Number(b.kind === 'Namespace') - Number(a.kind === 'Namespace'));
}
