import type { StoreProps } from '../stores';
import { selectorOf } from '../stores';

export interface PostgresProps extends StoreProps {
  /** The application's database; its owner is `owner`. */
  readonly database: string;
  /** Must equal the `username` in the Secret `postgres-credentials`. */
  readonly owner: string;
  /**
   * `single`: a StatefulSet of one. `operator-single`: a CloudNativePG Cluster of one, which rehearses the very path
   * that `replicated`, a Cluster of `instances`, takes.
   */
  readonly topology: 'single' | 'operator-single' | 'replicated';
  readonly instances: number;
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
  topology === 'single' ? postgresName : `${postgresName}-rw`;

/**
 * What selects the store's Pods. The operator's Job Pods (initdb, join) bear none of our labels
 * (cloudnative-pg, pkg/specs/jobs.go), but all of its Pods bear the Cluster's name.
 */
export const postgresSelector = (topology: PostgresProps['topology']): Record<string, string> =>
  topology === 'single' ? selectorOf(postgresName) : { 'cnpg.io/cluster': postgresName };
