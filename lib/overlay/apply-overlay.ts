import { diskFileSystem } from '../file-system';
import type { FileSystem } from '../file-system';
import type { Issue } from '../issue';
import type { KubeObject } from '../manifest';
import { emptyAccumulated, open } from './accumulate';
import { defaultConfiguration } from './configuration';
import type { Accumulated } from './accumulate';
import type { Build } from './build';
import { finish } from './finish';
import { hasFailed, refuse } from './issues';
import { Loader } from './load/loader';
import { copy } from './resource/copy';
import { makeResource } from './resource/read-resources';
import { printId } from './resource/res-id';
import { runRoot } from './run-root';
import { startBuild } from './start-build';
import type { Trace } from './trace';

/** An object of the base, with whatever the caller wants to know again of it. */
export interface BaseObject<T> {
  readonly object: KubeObject;
  readonly tag: T;
}

export interface OverlaidResource<T> {
  readonly object: KubeObject;
  /** Absent for what the overlay itself brought. */
  readonly tag?: T;
}

export interface OverlayInput<T> {
  /** The folder with the kustomization. */
  readonly directory: string;
  /** Taken for the first base: a kustomization that lists these objects, before all other resources. */
  readonly base: readonly BaseObject<T>[];
  /** Report what matches nothing. */
  readonly strict: boolean;
  /** Workloads (`Kind/name`) whose replicas the settings count. */
  readonly settingsOwned?: Iterable<string>;
  /** Which kinds the caller knows to be cluster-scoped, beyond Kustomize's schema; for strict mode. */
  readonly isClusterScoped?: (apiVersion: string, kind: string) => boolean;
  readonly fileSystem?: FileSystem;
  /** Told of each write; costs nothing when absent. */
  readonly trace?: Trace;
}

/**
 * The overlay of a folder on objects that are in memory: what `kustomize build` would give if `resources` began with
 * them, in order of insertion. The objects given are not changed. All of overlayCodes may come back; with an error
 * that ends the build there are no resources.
 */
export function applyOverlay<T>(input: OverlayInput<T>): { resources: readonly OverlaidResource<T>[]; issues: readonly Issue[] } {
  const build = startBuild(input.fileSystem ?? diskFileSystem, {
    isRestricted: true,
    isStrict: input.strict,
    settingsOwned: new Set(input.settingsOwned ?? []),
    ...(input.isClusterScoped ? { isKnownClusterScoped: input.isClusterScoped } : {}),
    ...(input.trace ? { trace: input.trace } : {}),
  });
  const loader = Loader.open(build, input.directory);
  const root = open(loader, { file: loader.root }, build);
  const into = { ...emptyAccumulated(), configuration: defaultConfiguration };
  const result = root && addBase(input.base, into, build, root.place.file) ? runRoot(root, into) : undefined;
  if (!result) return { resources: [], issues: build.list };
  finish(result.map, result.kustomization.buildMetadata ?? [], build, { file: loader.root });
  if (hasFailed(build)) return { resources: [], issues: build.list };
  const resources = result.map.resources.map(({ object, tag }): OverlaidResource<T> => ({ object: object as KubeObject, ...(tag === undefined ? {} : { tag: tag as T }) }));
  return { resources, issues: build.list };
}

function addBase<T>(base: readonly BaseObject<T>[], into: Accumulated, build: Build, file: string): boolean {
  for (const { object, tag } of base) {
    const resource = makeResource(copy(object), build);
    resource.tag = tag;
    if (into.map.append(resource)) continue;
    refuse(build, 'ID_CONFLICT', `two charts make ${printId(resource.id)}`, { file }, { object: `${object.kind}/${object.metadata.name}` });
    return false;
  }
  return true;
}
