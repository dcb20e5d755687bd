import type { BackupProps, StoreProps } from '../stores';

export interface PostgresProps extends StoreProps {
  /** The application's database; its owner is `owner`. */
  readonly database: string;
  /** Must equal the `username` in the Secret `postgres-credentials`. */
  readonly owner: string;
  /**
   * `single`: a StatefulSet of one. `operator`: a CloudNativePG Cluster of `instances`, so that one instance
   * rehearses the very path that three take.
   */
  readonly topology: 'single' | 'operator';
  readonly instances: number;
  /** @default - no backups */
  readonly backup?: BackupProps;
}

/** The StatefulSet or the Cluster, and the start of its Services' names. */
export const postgresName = 'postgres';

/** Keys: username, password. */
export const postgresCredentials = 'postgres-credentials';

/**
 * The host that clients write to. The operator moves `-rw` to the primary
 * (cloudnative-pg.io, "Service Management").
 */
export const postgresHost = (topology: PostgresProps['topology']): string =>
  topology === 'operator' ? `${postgresName}-rw` : postgresName;
