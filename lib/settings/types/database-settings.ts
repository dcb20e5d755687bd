/** One data store in one environment. */
export interface DatabaseSettings {
  /**
   * `single`: one StatefulSet Pod. `operator-single`: one instance of the operator that `replicated` uses, where the
   * store has one. `replicated`: a replica set, a Sentinel group or an operator's cluster.
   */
  readonly topology: 'single' | 'operator-single' | 'replicated';
  /** Members that hold data; absent: 1, and 3 where replicated. @integer @minimum 1 */
  readonly instances?: number;
  readonly storage: StorageSettings;
  readonly resources: DatabaseResourceSettings;
}

export interface StorageSettings {
  /** Size of each member's volume. @format quantity */
  readonly size: string;
  /** Absent: the cluster's default class. */
  readonly storageClass?: string;
}

export interface DatabaseResourceSettings {
  readonly requests: DatabaseRequestSettings;
  /** Memory limit; absent: the memory request. @format quantity */
  readonly memoryLimit?: string;
  /** CPU and memory limits equal to the requests. */
  readonly guaranteed?: boolean;
}

export interface DatabaseRequestSettings {
  /** CPU that the scheduler reserves. @format quantity */
  readonly cpu: string;
  /** Memory that the scheduler reserves. @format quantity */
  readonly memory: string;
}

export interface BackupSettings {
  /** When backups are made: five cron fields, in UTC. @format cron */
  readonly schedule: string;
  /** How long backups are kept. @integer @minimum 1 */
  readonly retentionDays: number;
  /** Longest time a recovery may take. @format duration */
  readonly rto: string;
  /** Most work, in time, that a recovery may lose. @format duration */
  readonly rpo: string;
  /** `manual`: suspended restore jobs; `automated`: failover by the stores and regular restore verification too. */
  readonly recovery: 'manual' | 'automated';
  /** When a restore is tried out, where recovery is automated. @format cron */
  readonly verificationSchedule?: string;
  readonly storage: BackupStorageSettings;
}

export interface BackupStorageSettings {
  /** Bucket that holds the backups, one for each environment. */
  readonly bucket: string;
  /** S3 endpoint. @format url */
  readonly endpoint: string;
  /** Region that requests are signed for. */
  readonly region: string;
}
