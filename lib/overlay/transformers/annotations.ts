import type { FieldSpec } from '../fields/field-spec';
import { setPairs } from './set-pairs';
import type { Step, Target, Transformer } from '../step';

/**
 * Sets annotations on resources and their Pod templates.
 *
 *     commonAnnotations: { oncall: shop@example.com }
 *
 * https://kubectl.docs.kubernetes.io/references/kustomize/builtins/#_annotationtransformer_
 * Refusal: FIELD_MISMATCH.
 */
export const annotations: Transformer = (target) => {
  const pairs = target.kustomization.commonAnnotations ?? {};
  if (Object.keys(pairs).length === 0) return [];
  return [annotationStep(pairs, target.configuration.commonAnnotations, target, { ...target.place, path: ['commonAnnotations'] })];
};

export function annotationStep(pairs: Readonly<Record<string, string>>, fieldSpecs: readonly FieldSpec[], target: Pick<Target, 'build'>, place: Step['place']): Step {
  return { kind: 'AnnotationsTransformer', place, run: (map) => setPairs(map, pairs, fieldSpecs, target.build, place) };
}
