import type { FieldSpec } from '../fields/field-spec';
import { metadataLabels } from '../fields/default-fields';
import { mergeFields } from '../configuration';
import { refuse } from '../issues';
import { setPairs } from './set-pairs';
import type { Step, Target, Transformer } from '../step';

/**
 * Sets labels: `labels` on the metadata, and on Pod templates and selectors where an entry says so; `commonLabels`
 * on all of them.
 *
 *     labels:
 *       - pairs: { team: shop }
 *         includeTemplates: true
 *
 * https://kubectl.docs.kubernetes.io/references/kustomize/kustomization/labels/
 * Refusals: CONFIGURATION_INVALID, FIELD_MISMATCH.
 */
export const labels: Transformer = (target) => {
  const { labels: entries = [], commonLabels } = target.kustomization;
  const { configuration, place } = target;
  const steps = entries.map((entry, index): Step => {
    const here = { ...place, path: ['labels', index] };
    const wider = entry.includeSelectors ? configuration.commonLabels : entry.includeTemplates ? configuration.templateLabels : [];
    const own = merge(merge(merge(entry.fields ?? [], configuration.labels), wider), entry.includeSelectors ? [] : [metadataLabels]);
    return labelStep(entry.pairs ?? {}, own, target, here);
    function merge(base: readonly FieldSpec[], added: readonly FieldSpec[]): readonly FieldSpec[] {
      return mergeFields(base, added, (path) => refuse(target.build, 'CONFIGURATION_INVALID', `the field ${path} is configured with and without create`, here));
    }
  });
  // With `labels` there is always a step for `commonLabels` too, as the transformer annotations show.
  const common = entries.length > 0 || Object.keys(commonLabels ?? {}).length > 0 ? [labelStep(commonLabels ?? {}, configuration.commonLabels, target, { ...place, path: ['commonLabels'] })] : [];
  return [...steps, ...common];
};

export function labelStep(pairs: Readonly<Record<string, string>>, fieldSpecs: readonly FieldSpec[], target: Pick<Target, 'build'>, place: Step['place']): Step {
  return { kind: 'LabelTransformer', place, run: (map) => setPairs(map, pairs, fieldSpecs, target.build, place) };
}
