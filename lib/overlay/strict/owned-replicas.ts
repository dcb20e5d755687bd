import { report } from '../../issue';
import type { Build } from '../build';
import { locate } from '../issues';
import type { Place } from '../issues';
import type { ResMap } from '../resource/res-map';
import { isMap, textOf } from '../resource/res-id';
import type { Resource } from '../resource/resource';

const scalerKinds = ['HorizontalPodAutoscaler', 'ScaledObject'];

/** In strict mode `replicas` may not set what the settings count or an autoscaler decides: each field has one owner. */
export function reportOwnedReplicas(resource: Resource, map: ResMap, build: Build, place: Place): void {
  if (!build.isStrict) return;
  const names = new Set([resource.name, ...resource.previous.map((was) => was.name)]);
  const isCounted = [...names].some((name) => build.settingsOwned.has(`${resource.kind}/${name}`));
  const scaler = isCounted ? undefined : scalerKinds.flatMap((kind) => map.ofKind(kind)).find((item) => scales(item, resource.kind, names));
  if (!isCounted && !scaler) return;
  const owner = scaler ? `${scaler.kind}/${scaler.name}` : 'the settings';
  build.list.push(
    report('REPLICAS_OWNED_ELSEWHERE', `the replicas of ${resource.kind}/${resource.name} are decided by ${owner}`, {
      ...locate(place),
      object: `${resource.kind}/${resource.name}`,
      path: 'spec.replicas',
    }),
  );
}

function scales({ object }: Resource, targetKind: string, names: ReadonlySet<string>): boolean {
  const target = isMap(object.spec) ? object.spec.scaleTargetRef : undefined;
  return isMap(target) && (target.kind === undefined || textOf(target.kind) === targetKind) && names.has(textOf(target.name));
}
