import type { Build } from './build';
import type { Configuration } from './configuration';
import type { Place } from './issues';
import type { Kustomization } from './kustomization/kustomization';
import type { Loader } from './load/loader';
import type { ResMap } from './resource/res-map';
import type { Origin, Resource } from './resource/resource';

/** One kustomization at work: what it says, where it stands, and the field configuration that holds in it. */
export interface Target {
  readonly kustomization: Kustomization;
  readonly place: Place;
  readonly loader: Loader;
  readonly build: Build;
  readonly configuration: Configuration;
  /** Where resources come from, for buildMetadata; absent where nobody asks. */
  readonly origin?: OriginTrail;
}

/** The way from the root kustomization to this one. */
export interface OriginTrail {
  /** The folder of this kustomization as seen from the root. */
  readonly directory: string;
}

/** One transformation, made by one entry of a kustomization file or by one config document. */
export interface Step {
  /** Kustomize's name of the transformer. */
  readonly kind: string;
  readonly place: Place;
  /** What `configuredBy` and `configuredIn` say where it is none of the kustomization file's own fields. */
  readonly configuredBy?: Origin;
  /** How many entries it stands for; one where absent. */
  readonly count?: number;
  /** It tells the trace itself, entry by entry. */
  readonly tracesItself?: boolean;
  readonly run: (map: ResMap) => void;
}

/** Turns one field of a kustomization file into steps. */
export type Transformer = (target: Target) => readonly Step[];

/** Makes resources from one entry of a kustomization file or one config document. */
export interface Generator {
  readonly kind: string;
  readonly place: Place;
  readonly configuredBy?: Origin;
  readonly run: () => Resource | undefined;
}
