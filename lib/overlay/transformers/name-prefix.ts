import type { FieldSpec } from '../fields/field-spec';
import { rewriteScalar } from '../fields/rewrite-scalar';
import { visitField } from '../fields/visit-field';
import { refuse } from '../issues';
import type { ResMap } from '../resource/res-map';
import { isSelectedBy, printId } from '../resource/res-id';
import type { Step, Target, Transformer } from '../step';

/**
 * Puts a prefix before the names of all resources; what refers to them follows in reference/.
 *
 *     namePrefix: shop-
 *
 * CustomResourceDefinitions, APIServices and Namespaces keep their names.
 * https://kubectl.docs.kubernetes.io/references/kustomize/builtins/#_prefixtransformer_
 * Refusal: FIELD_MISMATCH.
 */
export const namePrefix: Transformer = (target) => {
  const { namePrefix: prefix } = target.kustomization;
  const place = { ...target.place, path: ['namePrefix'] };
  return prefix ? [affixStep('PrefixTransformer', prefix, target.configuration.namePrefix, target, place)] : [];
};

export function affixStep(kind: 'PrefixTransformer' | 'SuffixTransformer', affix: string, fieldSpecs: readonly FieldSpec[], target: Pick<Target, 'build'>, place: Step['place']): Step {
  return { kind, place, run: (map) => applyAffix(map, kind, affix, fieldSpecs, target, place) };
}

const kept = [
  { kind: 'CustomResourceDefinition' },
  { group: 'apiregistration.k8s.io', kind: 'APIService' },
  { kind: 'Namespace' },
];

function applyAffix(map: ResMap, kind: string, affix: string, fieldSpecs: readonly FieldSpec[], { build }: Pick<Target, 'build'>, place: Step['place']): void {
  const isPrefix = kind === 'PrefixTransformer';
  for (const resource of map.resources) {
    const original = resource.originalId;
    if (kept.some((pattern) => isSelectedBy(original, pattern))) continue;
    for (const spec of fieldSpecs) {
      if (!isSelectedBy(original, spec)) continue;
      if (spec.path === 'metadata/name') {
        (isPrefix ? resource.prefixes : resource.suffixes).push(affix);
        resource.rememberId();
      }
      const fault = visitField(resource, spec, (holder, key) => rewriteScalar(holder, key, (old) => (isPrefix ? affix + old : old + affix)), 'text');
      if (fault !== undefined) return refuse(build, 'FIELD_MISMATCH', `${printId(resource.id)}: ${fault}`, place);
    }
    map.refresh(resource);
  }
}
