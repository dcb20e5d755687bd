import type { Json } from './kube-object';
import { resolvePlain } from './resolve-plain';
import { resolveScalar } from './resolve-scalar';

/** The two ways in which Kustomize reads YAML. */
export interface Dialect {
  /** The value of a scalar without quotes. */
  readonly resolve: (text: string) => Json;
  /** What an empty value of a flow collection is: Kustomize prints a resource's as '' and reads that back. */
  readonly emptyInFlow: null | '';
  /** Is a text printed by Kustomize and read back before its values are taken? Folded scalars change by that. */
  readonly reprints: boolean;
  /** Is a key that stands twice refused? Where not, the last one counts, or the first. */
  readonly uniqueKeys: boolean | 'first';
  /** Do keys that are no strings become strings below the outermost mapping too? */
  readonly anyKeys: boolean;
}

/** Resources and patches (go-yaml v3). */
export const resourceDialect: Dialect = { resolve: resolveScalar, emptyInFlow: '', reprints: true, uniqueKeys: true, anyKeys: false };

/** Strategic patches, of whose keys the first counts; noteDoubled says where. */
export const patchDialect: Dialect = { ...resourceDialect, uniqueKeys: 'first' };

/** kustomization.yaml and configurations (sigs.k8s.io/yaml on go-yaml v2, YAML 1.1): `yes` is true, a date is text. */
export const configDialect: Dialect = { resolve: resolvePlain, emptyInFlow: null, reprints: false, uniqueKeys: false, anyKeys: true };

/** Configurations, where a key that stands twice is refused. */
export const strictConfigDialect: Dialect = { ...configDialect, uniqueKeys: true };
