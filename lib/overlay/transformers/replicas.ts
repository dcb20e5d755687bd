import { hintOf, nearest } from '../../nearest';
import type { FieldSpec } from '../fields/field-spec';
import { rewriteScalar } from '../fields/rewrite-scalar';
import { visitField } from '../fields/visit-field';
import { below, refuse } from '../issues';
import type { Place } from '../issues';
import type { ReplicaEntry } from '../kustomization/kustomization';
import type { ResMap } from '../resource/res-map';
import { isSelectedBy, printId } from '../resource/res-id';
import type { Step, Target, Transformer } from '../step';
import { reportOwnedReplicas } from '../strict/owned-replicas';

/**
 * Sets the number of replicas of the workloads with a name.
 *
 *     replicas:
 *       - name: web
 *         count: 3
 *
 * https://kubectl.docs.kubernetes.io/references/kustomize/builtins/#_replicacounttransformer_
 * Refusals: REPLICAS_MATCH_NOTHING, FIELD_MISMATCH. Strict: REPLICAS_OWNED_ELSEWHERE.
 */
export const replicas: Transformer = (target) =>
  (target.kustomization.replicas ?? []).map((entry, index) => replicaStep(entry, target.configuration.replicas, target, below(target.place, 'replicas', index)));

export function replicaStep(entry: ReplicaEntry, fieldSpecs: readonly FieldSpec[], target: Pick<Target, 'build'>, place: Place): Step {
  return { kind: 'ReplicaCountTransformer', place, run: (map) => applyReplicas(map, entry, fieldSpecs, target, place) };
}

function applyReplicas(map: ResMap, { name = '', count = 0 }: ReplicaEntry, fieldSpecs: readonly FieldSpec[], { build }: Pick<Target, 'build'>, place: Place): void {
  let isFound = false;
  for (const resource of map.withAnyName(name)) {
    const ids = [resource.id, ...resource.previousIds].filter((id) => id.name === name);
    for (const spec of fieldSpecs) {
      if (!ids.some((id) => isSelectedBy(id, spec))) continue;
      isFound = true;
      const fault = visitField(resource, spec, (holder, key) => rewriteScalar(holder, key, () => String(count)), 'text');
      if (fault !== undefined) return refuse(build, 'FIELD_MISMATCH', `${printId(resource.id)}: ${fault}`, place);
      reportOwnedReplicas(resource, map, build, place);
    }
  }
  if (isFound) return;
  const kinds = [...new Set(fieldSpecs.map((spec) => spec.kind ?? 'any kind'))].join(', ');
  const near = nearest(name, map.allNames);
  refuse(build, 'REPLICAS_MATCH_NOTHING', `replicas of ${name}: there is no ${kinds} with this name`, place, hintOf(near));
}
