import { k8s } from 'cdk8s-plus-28';
import type { Construct } from 'constructs';
import { keepsData, lastWave } from './delivery';
import { selectorOf } from './labels';
import { restrictedPod } from './security';
import { spreadAcrossNodes } from './spread';
import type { ClaimProps } from './store-props';

/** A set of Pods that each keep one volume named `data`. */
export interface StoreSetProps {
  readonly name: string;
  readonly labels: Record<string, string>;
  readonly annotations?: Record<string, string>;
  readonly podAnnotations?: Record<string, string>;
  readonly replicas: number;
  /** The headless Service that names the Pods. */
  readonly serviceName: string;
  /** Numeric user and group: images name theirs, and `runAsNonRoot` cannot judge a name. */
  readonly user: number;
  readonly containers: k8s.Container[];
  readonly volumes: k8s.Volume[];
  readonly storage: ClaimProps;
  readonly terminationGracePeriodSeconds: number;
  /** @default - the cluster's resolver as it stands */
  readonly dnsConfig?: k8s.PodDnsConfig;
}

/**
 * The StatefulSet of a store, in Kubernetes' own types: cdk8s-plus has no volumeClaimTemplates and no topology
 * spread. `Parallel`, because with `OrderedReady` a Pod that never became ready holds up its own repair
 * (kubernetes.io, "StatefulSets", Forced rollback).
 */
export function storeSet(scope: Construct, props: StoreSetProps): k8s.KubeStatefulSet {
  const { name, labels, storage } = props;
  return new k8s.KubeStatefulSet(scope, `stateful-set-${name}`, {
    metadata: { name, labels, annotations: { ...lastWave, ...keepsData, ...props.annotations } },
    spec: {
      replicas: props.replicas,
      serviceName: props.serviceName,
      podManagementPolicy: 'Parallel',
      updateStrategy: { type: 'RollingUpdate' },
      persistentVolumeClaimRetentionPolicy: { whenDeleted: 'Retain', whenScaled: 'Retain' },
      selector: { matchLabels: selectorOf(name) },
      template: {
        metadata: { labels, ...(props.podAnnotations && { annotations: props.podAnnotations }) },
        spec: {
          automountServiceAccountToken: false,
          enableServiceLinks: false,
          securityContext: restrictedPod(props.user),
          terminationGracePeriodSeconds: props.terminationGracePeriodSeconds,
          ...(props.dnsConfig && { dnsConfig: props.dnsConfig }),
          ...(props.replicas > 1 && { topologySpreadConstraints: spreadAcrossNodes(name) }),
          containers: props.containers,
          volumes: props.volumes,
        },
      },
      volumeClaimTemplates: [
        {
          metadata: { name: 'data', labels: selectorOf(name), annotations: { ...keepsData } },
          spec: {
            accessModes: ['ReadWriteOnce'],
            ...(storage.storageClass !== undefined && { storageClassName: storage.storageClass }),
            resources: { requests: { storage: k8s.Quantity.fromString(storage.size) } },
          },
        },
      ],
    },
  });
}
