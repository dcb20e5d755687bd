import type { Construct } from 'constructs';
import { backupAlerts, storeBackup } from '../backup';
import { labelsOf, storeAlerts } from '../stores';
import { operatorPostgres } from './operator-postgres';
import { postgresAlerts } from './postgres-alerts';
import { postgresDump } from './postgres-dump';
import type { PostgresProps } from './postgres-props';
import { postgresName } from './postgres-props';
import { singlePostgres } from './single-postgres';

/** PostgreSQL: one server, or what CloudNativePG runs. */
export function postgres(scope: Construct, props: PostgresProps): void {
  if (props.topology === 'single') singlePostgres(scope, props);
  else operatorPostgres(scope, props);
  const alerts = postgresAlerts(props);
  const comprehensive = [...alerts.comprehensive, ...backupAlerts(postgresName, props.monitoring.namespace, props.backup)];
  storeAlerts(scope, postgresName, labelsOf(postgresName, 'database', props.partOf), props.monitoring, { ...alerts, comprehensive });
  if (props.backup) storeBackup(scope, postgresDump(props, props.backup));
}
