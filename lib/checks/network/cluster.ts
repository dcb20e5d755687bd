import type { KubeObject } from '../../manifest';
import { isObject, textMapAt } from '../field';
import type { NetworkPolicy } from './policies';
import { readPolicy } from './policies';
import type { Labels } from './selectors';
import type { NetworkPod } from './workloads';
import { readPods } from './workloads';

/** All that decides who may talk to whom. */
export interface Cluster {
  /** Labels of every namespace in which a Pod lives. */
  readonly namespaces: ReadonlyMap<string, Labels>;
  readonly pods: readonly NetworkPod[];
  readonly policies: readonly NetworkPolicy[];
}

/** A NetworkPolicy that the API server would refuse, with the reason. */
export interface RefusedPolicy {
  readonly object: KubeObject;
  readonly reason: string;
}

/** The label that the API server puts on every Namespace itself, and does not let go of. */
export const namespaceNameLabel = 'kubernetes.io/metadata.name';

/** Collects workloads, Namespaces and NetworkPolicies; everything else is passed over. */
export function readCluster(objects: readonly KubeObject[]): { cluster: Cluster; refused: readonly RefusedPolicy[] } {
  const namespaces = new Map<string, Labels>();
  const pods: NetworkPod[] = [];
  const policies: NetworkPolicy[] = [];
  const refused: RefusedPolicy[] = [];
  for (const object of objects.filter(isNamed)) {
    if (object.apiVersion === 'v1' && object.kind === 'Namespace') {
      namespaces.set(object.metadata.name, namespaceLabels(object.metadata.name, textMapAt(object, 'metadata', 'labels')));
    } else if (object.kind === 'NetworkPolicy' && /^(networking\.k8s\.io|extensions)\//.test(object.apiVersion)) {
      const policy = readPolicy(object);
      if (typeof policy === 'string') refused.push({ object, reason: policy });
      else policies.push(policy);
    } else {
      pods.push(...readPods(object));
    }
  }
  for (const { namespace } of pods) {
    if (!namespaces.has(namespace)) namespaces.set(namespace, namespaceLabels(namespace, {}));
  }
  return { cluster: { namespaces, pods, policies }, refused };
}

/** What stands in a file need not have metadata at all. */
const isNamed = ({ metadata }: KubeObject): boolean => isObject(metadata) && typeof metadata.name === 'string';

export const namespaceLabels = (name: string, labels: Labels): Labels => ({ ...labels, [namespaceNameLabel]: name });
