import type { FileSystem } from '../file-system';
import type { Build } from './build';
import { builtinOpenApi } from './schema';

/** The shared state of a new build. */
export function startBuild(fileSystem: FileSystem, options: Pick<Build, 'isRestricted' | 'isStrict'> & Partial<Pick<Build, 'trace' | 'settingsOwned' | 'isKnownClusterScoped'>>): Build {
  const build: Build = {
    fileSystem,
    list: [],
    openApi: builtinOpenApi,
    hasOwnOpenApi: false,
    settingsOwned: new Set(),
    isKnownClusterScoped: () => false,
    isClusterScoped: (apiVersion, kind) => build.openApi.isNamespaced(apiVersion, kind) === false,
    ...options,
  };
  return build;
}
