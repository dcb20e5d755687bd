import type { FileSystem } from '../file-system';
import type { Build } from './build';
import { builtinOpenApi } from './schema';

/** The shared state of a new build. */
export function startBuild(fileSystem: FileSystem, options: Pick<Build, 'isRestricted' | 'isStrict'> & Partial<Pick<Build, 'trace' | 'settingsOwned' | 'isKnownClusterScoped'>>): Build {
  const scopes = new Map<string, Map<string, boolean>>();
  let judgedBy = builtinOpenApi;
  const build: Build = {
    fileSystem,
    list: [],
    openApi: builtinOpenApi,
    hasOwnOpenApi: false,
    hasAskedOpenApi: false,
    settingsOwned: new Set(),
    isKnownClusterScoped: () => false,
    isClusterScoped: (apiVersion, kind) => {
      if (judgedBy !== build.openApi) scopes.clear();
      judgedBy = build.openApi;
      const known = scopes.get(apiVersion)?.get(kind);
      if (known !== undefined) return known;
      // Kustomize has a list of the builtin kinds' scopes, and reads its schema for others only.
      build.hasAskedOpenApi ||= builtinOpenApi.isNamespaced(apiVersion, kind) === undefined;
      const isCluster = build.openApi.isNamespaced(apiVersion, kind) === false;
      scopes.set(apiVersion, (scopes.get(apiVersion) ?? new Map<string, boolean>()).set(kind, isCluster));
      return isCluster;
    },
    ...options,
  };
  return build;
}
