import type { FileSystem } from '../file-system';
import type { Issue } from '../issue';
import type { OpenApi } from './schema';
import type { IsClusterScoped } from './resource/resource';
import type { Trace } from './trace';

/** What one build shares from its root kustomization down. */
export interface Build {
  readonly fileSystem: FileSystem;
  /** Files must lie in or below the kustomization that names them. */
  readonly isRestricted: boolean;
  readonly isStrict: boolean;
  /** What is wrong so far; an error ends the build after the step that found it. */
  readonly list: Issue[];
  /** The schema that lists are merged by; the first kustomization with an `openapi` sets it for all. */
  openApi: OpenApi;
  hasOwnOpenApi: boolean;
  /** Something has been looked up in the schema: an `openapi` that is read now adds to the builtin one. */
  hasAskedOpenApi: boolean;
  readonly isClusterScoped: IsClusterScoped;
  /** What the caller knows of scopes beyond Kustomize's schema; for strict mode only. */
  readonly isKnownClusterScoped: IsClusterScoped;
  readonly trace?: Trace;
  /** Workloads whose replicas are counted elsewhere, as `Kind/name`. */
  readonly settingsOwned: ReadonlySet<string>;
}
