import type { FileSystem } from '../file-system';
import type { Build } from './build';
import { builtinOpenApi } from './schema';

/** The shared state of a new build. */
export function startBuild(fileSystem: FileSystem, options: Pick<Build, 'isRestricted' | 'isStrict'> & Partial<Pick<Build, 'trace' | 'settingsOwned' | 'isKnownClusterScoped'>>): Build {
  const scopes = new Map<string, boolean>();
  let judgedBy = builtinOpenApi;
  const build: Build = {
    fileSystem,
    list: [],
    openApi: builtinOpenApi,
    hasOwnOpenApi: false,
    settingsOwned: new Set(),
    isKnownClusterScoped: () => false,
    isClusterScoped: (apiVersion, kind) => {
      if (judgedBy !== build.openApi) scopes.clear();
      judgedBy = build.openApi;
      const key = `${apiVersion}|${kind}`;
      const known = scopes.get(key) ?? build.openApi.isNamespaced(apiVersion, kind) === false;
      scopes.set(key, known);
      return known;
    },
    ...options,
  };
  return build;
}
