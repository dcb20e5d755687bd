import { below, refuse } from '../issues';
import type { Place } from '../issues';
import type { PatchEntry } from '../kustomization/kustomization';
import { patchStep } from './patches';
import type { Step, Target, Transformer } from '../step';

/**
 * The deprecated list of JSON patches (RFC 6902), each for a target with a name. They are applied as `patches` are, but
 * after labels and annotations.
 *
 *     patchesJson6902:
 *       - target: { group: apps, version: v1, kind: Deployment, name: web }
 *         path: replicas.json
 *
 * https://kubectl.docs.kubernetes.io/references/kustomize/builtins/#_patchjson6902transformer_
 * Refusals: those of patches.
 */
export const patchesJson6902: Transformer = (target) =>
  (target.kustomization.patchesJson6902 ?? []).map((entry, index) => json6902Step(entry, target, below(target.place, 'patchesJson6902', index)));

export function json6902Step(entry: PatchEntry, context: Pick<Target, 'build' | 'loader'>, place: Place): Step {
  const step = patchStep(entry, context, place, 'PatchJson6902Transformer');
  if (entry.target?.name) return step;
  return { ...step, run: () => refuse(context.build, 'PATCH_INVALID', 'an entry of patchesJson6902 needs a target with a name', place) };
}
