import { diskFileSystem } from '../file-system';
import type { FileSystem } from '../file-system';
import type { Issue } from '../issue';
import type { KubeObject } from '../manifest';
import { printYaml, unprintable } from '../manifest';
import { emptyAccumulated, open } from './accumulate';
import { startBuild } from './start-build';
import { finish } from './finish';
import { hasFailed, refuse } from './issues';
import { Loader } from './load/loader';
import { printId } from './resource/res-id';
import { runRoot } from './run-root';
import { sortResources } from './sort-order';
import type { Trace } from './trace';

export interface BuildOptions {
  /** `none` keeps the order of the files. Default: `legacy`, as `kustomize build` does. */
  readonly reorder?: 'none' | 'legacy';
  /** `root` lets a kustomization read only files in or below its folder. Default: `root`. */
  readonly loadRestrictor?: 'root' | 'none';
  /** Report what matches nothing. Default: false, as lenient as Kustomize. */
  readonly strict?: boolean;
  /** Default: the disk. */
  readonly fileSystem?: FileSystem;
  readonly trace?: Trace;
}

export interface BuildResult {
  readonly objects: readonly KubeObject[];
  /** What `kustomize build` prints; empty where there are errors. */
  readonly text: string;
  readonly issues: readonly Issue[];
}

/** `kustomize build` of a folder, in process. All of overlayCodes may come back. */
export function buildDirectory(directory: string, options: BuildOptions = {}): BuildResult {
  const build = startBuild(options.fileSystem ?? diskFileSystem, {
    isRestricted: options.loadRestrictor !== 'none',
    isStrict: options.strict ?? false,
    ...(options.trace ? { trace: options.trace } : {}),
  });
  const loader = Loader.open(build, directory);
  const root = open(loader, { file: loader.root }, build);
  const result = root && runRoot(root, emptyAccumulated());
  if (!result) return { objects: [], text: '', issues: build.list };
  const { map, kustomization } = result;
  if (kustomization.sortOptions) sortResources(map, kustomization.sortOptions);
  else if (options.reorder !== 'none') sortResources(map, {});
  finish(map, kustomization.buildMetadata ?? [], build, { file: loader.root });
  if (hasFailed(build)) return { objects: [], text: '', issues: build.list };
  const objects = map.resources.map(({ object }) => object as KubeObject);
  const text = printYaml(objects);
  if (unprintable(objects, text) === undefined) return { objects, text, issues: build.list };
  for (const resource of map.resources) {
    const fault = unprintable(resource.object, text);
    if (fault !== undefined) refuse(build, 'RESOURCE_INVALID', `${printId(resource.id)} cannot be printed: ${fault}`, { file: loader.root });
  }
  return { objects: [], text: '', issues: build.list };
}
