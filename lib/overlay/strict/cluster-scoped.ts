import { report } from '../../issue';
import type { Build } from '../build';
import { locate } from '../issues';
import type { Place } from '../issues';
import type { ResMap } from '../resource/res-map';
import { isMap, textOf } from '../resource/res-id';

/**
 * In strict mode an object of a cluster-scoped kind may have no namespace. Kustomize takes every kind that it does not
 * know for namespaced; the scope is known here from the CustomResourceDefinitions among the resources too.
 */
export function reportMisplacedNamespaces(map: ResMap, build: Build, place: Place): void {
  if (!build.isStrict) return;
  const defined = new Set(map.resources.flatMap(({ object, kind }) => (kind === 'CustomResourceDefinition' ? clusterKinds(object.spec) : [])));
  for (const resource of map.resources) {
    if (resource.namespace === '') continue;
    const isCluster = resource.isOutsideNamespaces || defined.has(`${resource.gvk.group}/${resource.kind}`) || build.isKnownClusterScoped(resource.apiVersion, resource.kind);
    if (!isCluster) continue;
    build.list.push(
      report('NAMESPACE_ON_CLUSTER_SCOPED', `${resource.kind}/${resource.name} is cluster-scoped and has namespace ${resource.namespace}`, {
        ...locate({ ...place, path: ['namespace'] }),
        object: `${resource.kind}/${resource.name}`,
        path: 'metadata.namespace',
      }),
    );
  }
}

function clusterKinds(spec: unknown): string[] {
  const definition = spec as Parameters<typeof isMap>[0];
  if (!isMap(definition) || definition.scope !== 'Cluster' || !isMap(definition.names)) return [];
  return [`${textOf(definition.group)}/${textOf(definition.names.kind)}`];
}
