import { affixStep } from './name-prefix';
import type { Transformer } from '../step';

/**
 * Puts a suffix behind the names of all resources, as `namePrefix` does before them.
 *
 *     nameSuffix: -v2
 *
 * https://kubectl.docs.kubernetes.io/references/kustomize/builtins/#_suffixtransformer_
 */
export const nameSuffix: Transformer = (target) => {
  const { nameSuffix: suffix } = target.kustomization;
  const place = { ...target.place, path: ['nameSuffix'] };
  return suffix ? [affixStep('SuffixTransformer', suffix, target.configuration.nameSuffix, target, place)] : [];
};
