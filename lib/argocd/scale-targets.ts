import type { JsonObject, KubeObject } from '../manifest';
import type { ScaleTarget } from './delivery';

/** Workloads that the given objects autoscale: the targets of HorizontalPodAutoscalers and KEDA ScaledObjects, sorted. */
export function findScaleTargets(objects: readonly KubeObject[]): readonly ScaleTarget[] {
  const targets = objects.filter(({ kind }) => kind === 'HorizontalPodAutoscaler' || kind === 'ScaledObject').map(targetOf);
  return targets.filter((target) => target.name !== '').sort((a, b) => (sortKey(a) < sortKey(b) ? -1 : 1));
}

function targetOf({ spec }: KubeObject): ScaleTarget {
  const reference = asObject(asObject(spec)['scaleTargetRef']);
  const [group = ''] = String(reference['apiVersion'] ?? 'apps/v1').split('/');
  return { group, kind: String(reference['kind'] ?? 'Deployment'), name: String(reference['name'] ?? '') };
}

function asObject(value: unknown): JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : {};
}

function sortKey({ group, kind, name }: ScaleTarget): string {
  return `${group}/${kind}/${name}`;
}
