import type { FileSystem } from '../file-system';
import type { Issue } from '../issue';
import type { JsonObject } from '../manifest';
import type { Place } from './issues';
import type { OpenApi } from './schema';
import type { IsClusterScoped, Resource } from './resource/resource';
import type { Trace } from './trace';

/** A list or map that a patch left empty. */
export interface Emptied {
  readonly resource: Resource;
  readonly holder: JsonObject;
  readonly key: string;
  readonly message: string;
  readonly place: Place;
}

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
  /** What patches emptied behind a comment; what is still empty at the end ends the build. */
  readonly emptied: Emptied[];
  readonly trace?: Trace;
  /** Workloads whose replicas are counted elsewhere, as `Kind/name`. */
  readonly settingsOwned: ReadonlySet<string>;
}
