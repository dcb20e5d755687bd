import { createRequire } from 'node:module';

type Library = typeof import('yaml');
let loaded: Library | undefined;

/** The yaml package takes longer to load than most files take to read, so only edits and positions load it. */
export function yamlLibrary(): Library {
  loaded ??= createRequire(__filename)('yaml') as Library;
  return loaded;
}
