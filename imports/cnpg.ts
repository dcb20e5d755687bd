import type { ApiObjectMetadata } from 'cdk8s';
import { ApiObject } from 'cdk8s';
import type { k8s } from 'cdk8s-plus-28';
import type { Construct } from 'constructs';

/** CloudNativePG, group postgresql.cnpg.io/v1: the fields that our charts write. */
const apiVersion = 'postgresql.cnpg.io/v1';

export interface SecretKey {
  readonly name: string;
  readonly key: string;
}

export interface BarmanObjectStore {
  /** `s3://bucket/folder/`. */
  readonly destinationPath: string;
  readonly endpointURL?: string;
  readonly s3Credentials: {
    readonly accessKeyId: SecretKey;
    readonly secretAccessKey: SecretKey;
    readonly region?: SecretKey;
  };
  readonly wal?: { readonly compression?: string; readonly maxParallel?: number };
  readonly data?: { readonly compression?: string; readonly jobs?: number };
}

export interface ClusterSpec {
  readonly description?: string;
  readonly imageName: string;
  readonly instances: number;
  readonly inheritedMetadata?: { readonly labels?: Readonly<Record<string, string>>; readonly annotations?: Readonly<Record<string, string>> };
  readonly bootstrap: {
    readonly initdb: {
      readonly database: string;
      readonly owner: string;
      readonly secret: { readonly name: string };
      readonly dataChecksums?: boolean;
      readonly encoding?: string;
    };
  };
  readonly postgresql?: {
    readonly parameters?: Readonly<Record<string, string>>;
    readonly synchronous?: {
      readonly method: 'any' | 'first';
      readonly number: number;
      readonly dataDurability?: 'required' | 'preferred';
    };
  };
  readonly storage: { readonly size: string; readonly storageClass?: string };
  readonly walStorage?: { readonly size: string; readonly storageClass?: string };
  readonly resources: { readonly requests: Readonly<Record<string, string>>; readonly limits: Readonly<Record<string, string>> };
  readonly affinity?: { readonly enablePodAntiAffinity: boolean; readonly topologyKey: string; readonly podAntiAffinityType: 'required' | 'preferred' };
  readonly topologySpreadConstraints?: readonly k8s.TopologySpreadConstraint[];
  readonly enablePDB: boolean;
  readonly primaryUpdateStrategy?: 'unsupervised' | 'supervised';
  readonly primaryUpdateMethod?: 'switchover' | 'restart';
  readonly seccompProfile?: k8s.SeccompProfile;
  readonly monitoring?: { readonly enablePodMonitor: boolean };
  readonly backup?: { readonly barmanObjectStore: BarmanObjectStore; readonly retentionPolicy: string; readonly target: 'primary' | 'prefer-standby' };
}

export class Cluster extends ApiObject {
  constructor(scope: Construct, id: string, props: { readonly metadata: ApiObjectMetadata; readonly spec: ClusterSpec }) {
    super(scope, id, { apiVersion, kind: 'Cluster', ...props });
  }
}

export interface ScheduledBackupSpec {
  readonly cluster: { readonly name: string };
  /** Six fields, seconds first. */
  readonly schedule: string;
  readonly method: 'barmanObjectStore' | 'volumeSnapshot' | 'plugin';
  readonly backupOwnerReference: 'none' | 'self' | 'cluster';
  /** A first backup at once. */
  readonly immediate: boolean;
}

export class ScheduledBackup extends ApiObject {
  constructor(scope: Construct, id: string, props: { readonly metadata: ApiObjectMetadata; readonly spec: ScheduledBackupSpec }) {
    super(scope, id, { apiVersion, kind: 'ScheduledBackup', ...props });
  }
}
