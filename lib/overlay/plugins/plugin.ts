import type { JsonObject } from '../../manifest';
import type { Shape } from '../kustomization/shape';
import type { Place } from '../issues';
import type { Generator, Step, Target } from '../step';

/** Where a config document of a builtin transformer or generator is used. */
export type PluginContext = Pick<Target, 'build' | 'loader'>;

/** A builtin transformer in the form of a config document (`apiVersion: builtin`). */
export interface TransformerPlugin {
  readonly shape: Shape;
  /** A field without which the document is refused. */
  readonly needs?: string;
  readonly make: (config: JsonObject, context: PluginContext, place: Place) => Step;
}

/** A builtin generator in the form of a config document. */
export interface GeneratorPlugin {
  readonly shape: Shape;
  readonly needs?: string;
  readonly make: (config: JsonObject, context: PluginContext, place: Place) => Generator;
}
