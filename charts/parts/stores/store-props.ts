/** CPU and memory of a container, in Kubernetes quantities. */
export interface ResourceProps {
  readonly requests: { readonly cpu: string; readonly memory: string };
  /**
   * A store that is throttled at its CPU limit misses its peers' heartbeats, so a CPU limit is optional.
   *
   * @default - memory limit equal to the request, no CPU limit
   */
  readonly limits?: { readonly cpu?: string; readonly memory?: string };
}

export interface ClaimProps {
  readonly size: string;
  /** @default - the cluster's default class */
  readonly storageClass?: string;
}

/** What every data store is told, whichever program it runs. */
export interface StoreProps {
  /** Value of `app.kubernetes.io/part-of`: the system. */
  readonly partOf: string;
  readonly storage: ClaimProps;
  readonly resources: ResourceProps;
  /** Adds the exporter and its ServiceMonitor. */
  readonly metrics: boolean;
  /** Restarts what cannot reload a rotated password by itself (`reloader.stakater.com/auto`). */
  readonly rotation: boolean;
}

/** Where dumps go, how often, and what must hold of them. Absent where a cell keeps no backups. */
export interface BackupProps {
  /** Five-field cron, UTC. */
  readonly schedule: string;
  readonly retentionDays: number;
  /** Recovery time and point objectives as people write them: `4h`. */
  readonly rto: string;
  readonly rpo: string;
  /** `manual`: suspended restore jobs. `automated`: those, and a job that proves a restore every day. */
  readonly recovery: 'manual' | 'automated';
  readonly storage: ObjectStorageProps;
}

/** An S3-compatible bucket; its keys come from the Secret `backup-storage-credentials`. */
export interface ObjectStorageProps {
  readonly bucket: string;
  readonly endpoint: string;
  readonly region: string;
  /** First folder inside the bucket, one a cell. */
  readonly prefix: string;
}

export const backupCredentials = 'backup-storage-credentials';
