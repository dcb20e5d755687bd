import type { Rule } from '../../../imports/monitoring';
import { alert } from '../stores';
import type { PostgresProps } from './postgres-props';
import { postgresName } from './postgres-props';

/** What to wake somebody for: metrics of postgres_exporter, or of the operator's instances (`cnpg_…`). */
export function postgresAlerts(props: PostgresProps): { basic: Rule[]; comprehensive: Rule[] } {
  const inNamespace = `namespace="${props.monitoring.namespace}"`;
  if (props.topology === 'single') {
    return {
      basic: [alert('PostgresDown', `pg_up{${inNamespace}} == 0`, '2m', 'critical', 'PostgreSQL does not answer its exporter.')],
      comprehensive: [],
    };
  }
  const ofCluster = `${inNamespace},pod=~"${postgresName}-[0-9]+"`;
  return {
    basic: [
      alert(
        'PostgresDown',
        `sum(cnpg_collector_up{${inNamespace},cluster="${postgresName}"}) < ${props.instances} or absent(cnpg_collector_up{${inNamespace},cluster="${postgresName}"})`,
        '5m',
        'critical',
        'Fewer PostgreSQL instances answer than there should be.',
      ),
    ],
    comprehensive: [
      alert('PostgresReplicationLag', `cnpg_pg_replication_lag{${ofCluster}} > 30`, '5m', 'warning', 'A standby is more than 30 s behind.'),
      alert(
        'PostgresWalNotArchived',
        `cnpg_pg_stat_archiver_seconds_since_last_archival{${ofCluster}} > 900 and cnpg_pg_replication_in_recovery{${ofCluster}} == 0`,
        '5m',
        'critical',
        'No WAL has reached the object store for 15 minutes: what a recovery would lose grows.',
      ),
      alert(
        'PostgresConnectionsNearlyUsed',
        `sum by (pod) (cnpg_backends_total{${ofCluster}}) > 80`,
        '10m',
        'warning',
        'More than 80 of 100 connections are in use.',
      ),
      alert(
        'PostgresTransactionsNearWraparound',
        `cnpg_pg_database_xid_age{${ofCluster}} > 300000000`,
        '30m',
        'warning',
        'A database is old in transaction ids: autovacuum does not keep up.',
      ),
    ],
  };
}
