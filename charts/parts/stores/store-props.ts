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
  /** Annotations of every Pod, as the log collector wants them. */
  readonly podAnnotations: Readonly<Record<string, string>>;
  readonly storage: ClaimProps;
  readonly resources: ResourceProps;
  readonly monitoring: MonitoringProps;
  /** Restarts what cannot reload a rotated password by itself (`reloader.stakater.com/auto`). */
  readonly rotation: boolean;
  /** @default - no backups */
  readonly backup?: BackupProps;
}

/** What of a store is watched. */
export interface MonitoringProps {
  /** Rules name it: one Prometheus sees the same store in every environment. */
  readonly namespace: string;
  /** Exporters and ServiceMonitors. */
  readonly metrics: boolean;
  /** `basic`: is it there; `comprehensive`: also how far behind, how full, how old its backup. */
  readonly alerts: 'none' | 'basic' | 'comprehensive';
  /** Labels by which the Prometheus operator finds monitors and rules. */
  readonly labels: Readonly<Record<string, string>>;
}

/** Where dumps go, how often, and what must hold of them. Absent where a cell keeps no backups. */
export interface BackupProps {
  /** Five-field cron, UTC. */
  readonly schedule: string;
  readonly retentionDays: number;
  /** Recovery time and point objectives as people write them: `4h`. */
  readonly rto: string;
  readonly rpo: string;
  /** `manual`: suspended restore jobs. `automated`: those, and a job that proves a restore on its own schedule. */
  readonly recovery: 'manual' | 'automated';
  /** Five-field cron, UTC. */
  readonly verificationSchedule: string;
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
