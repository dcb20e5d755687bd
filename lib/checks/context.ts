import type { KubeObject } from '../manifest';
import type { Connection } from '../render/system';
import type { Settings } from '../settings';
import type { EnvironmentRule } from './environment/rule';

/** One rendered object and the source file (chart, overlay or manifest) to change it in. */
export interface JudgedManifest {
  readonly object: KubeObject;
  readonly file?: string;
  readonly line?: number;
  /** Argo CD Application that delivers it, where that is known. */
  readonly application?: string;
}

export type PodSecurityLevel = 'privileged' | 'baseline' | 'restricted';

/** What every check is given; checks return issues and change nothing. */
export interface CheckContext {
  readonly manifests: readonly JudgedManifest[];
  /** Absent for manifests that are not a cell of this project. */
  readonly cell?: {
    readonly system: string;
    readonly environment: string;
    readonly settings: Settings;
    readonly connections: readonly Connection[];
    /** The system's own rules about its environments. */
    readonly rules?: readonly EnvironmentRule[];
  };
  /** All that is delivered now, to be compared with `manifests`. Absent: nothing is compared. */
  readonly before?: readonly JudgedManifest[];
  /** Overrides the level of the namespace labels (`validate --pod-security`). */
  readonly podSecurityLevel?: PodSecurityLevel;
}
