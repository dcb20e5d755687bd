import type { Json, JsonObject, KubeObject } from '../../manifest';
import { listAt, numberAt, objectAt, textAt, textMapAt, valueAt } from '../field';
import { kindOf } from '../object-index';
import { templatesOf } from '../pod-templates';
import { namespaceOf } from './namespace-of';
import type { Protocol } from './port-set';
import { protocols } from './port-set';
import type { Labels } from './selectors';

export interface ContainerPort {
  readonly name: string;
  readonly protocol: Protocol;
  readonly port: number;
}

/** What the network knows of a Pod. Pods made from one template are one. */
export interface NetworkPod {
  /** The manifest that it was read from; absent for Pods that stand for others. */
  readonly object?: KubeObject;
  readonly namespace: string;
  /** Name of the workload that it counts as: its controlling owner, or itself. */
  readonly workload: string;
  readonly labels: Labels;
  /** Container ports that have a name. */
  readonly ports: readonly ContainerPort[];
  /** Shares its node's network: policies take its traffic for the node's. */
  readonly hostNetwork: boolean;
  /** Known addresses of a hostNetwork Pod. */
  readonly addresses: readonly string[];
}

/** The Pods that an object is or makes; none where it makes none, or where its Pod has finished. */
export function readPods(object: KubeObject): NetworkPod[] {
  const { metadata } = object;
  const kind = kindOf(object);
  if (kind === 'Pod') return readBarePod(object);
  if (kind === 'Cluster.postgresql.cnpg.io') return readPostgresCluster(object);
  // Old manifests have Deployments and DaemonSets in the group extensions.
  const current = kind.endsWith('.extensions') ? { ...object, apiVersion: 'apps/v1' } : object;
  return templatesOf(current).map(({ labels, spec }) => makePod(object, metadata.name, { ...labels, ...jobLabels(kind, metadata.name) }, spec));
}

/** The Job controller adds these to its Pods (Kubernetes reference, "Well-Known Labels"). */
const jobLabels = (kind: string, name: string): Labels => (kind === 'Job.batch' ? { 'job-name': name, 'batch.kubernetes.io/job-name': name } : {});

/** A Pod that Succeeded or Failed has given its address back; only one that may still run is on the network. */
function readBarePod(object: KubeObject): NetworkPod[] {
  const phase = textAt(object, 'status', 'phase');
  if (phase === 'Succeeded' || phase === 'Failed') return [];
  const controller = listAt(object, 'metadata', 'ownerReferences').find((owner) => valueAt(owner, 'controller') === true);
  const workload = textAt(controller, 'name') ?? object.metadata.name;
  const addresses = [textAt(object, 'status', 'hostIP'), textAt(object, 'status', 'podIP')].filter((address) => address !== undefined);
  return [makePod(object, workload, textMapAt(object, 'metadata', 'labels'), objectAt(object, 'spec') ?? {}, addresses)];
}

/**
 * CloudNativePG makes the Pods of a Cluster itself. Its instances carry the inherited labels and its own, and name the
 * ports of PostgreSQL, the metrics exporter and the instance manager; the Pods of its Jobs (initdb, join) carry only
 * its own (its manual, "Labels and annotations", "Networking"; its source, pkg/specs/jobs.go).
 */
function readPostgresCluster(object: KubeObject): NetworkPod[] {
  const { name } = object.metadata;
  const inherited = textMapAt(object, 'spec', 'inheritedMetadata', 'labels');
  const ports: JsonObject[] = [
    { name: 'postgresql', containerPort: 5432 },
    { name: 'metrics', containerPort: 9187 },
    { name: 'status', containerPort: 8000 },
  ];
  return [
    makePod(object, name, { ...inherited, 'cnpg.io/cluster': name, 'cnpg.io/podRole': 'instance' }, { containers: [{ ports }] }),
    makePod(object, name, { 'cnpg.io/cluster': name, 'cnpg.io/jobRole': 'join' }, {}),
  ];
}

function makePod(object: KubeObject, workload: string, labels: Labels, spec: JsonObject, addresses: readonly string[] = []): NetworkPod {
  const hostNetwork = spec['hostNetwork'] === true;
  const ports = listAt(spec, 'containers').flatMap((container) => listAt(container, 'ports').flatMap(readContainerPort));
  return { object, namespace: namespaceOf(object), workload, labels, ports, hostNetwork, addresses: hostNetwork ? addresses : [] };
}

function readContainerPort(entry: Json): ContainerPort[] {
  const protocol = protocols.find((one) => one === (valueAt(entry, 'protocol') ?? 'TCP'));
  const name = textAt(entry, 'name');
  const port = numberAt(entry, 'containerPort');
  return protocol && name !== undefined && port !== undefined ? [{ name, protocol, port }] : [];
}
