import type { Construct } from 'constructs';
import { labelsOf, storeAlerts } from '../stores';
import { operatorPostgres } from './operator-postgres';
import { postgresAlerts } from './postgres-alerts';
import type { PostgresProps } from './postgres-props';
import { postgresName } from './postgres-props';
import { singlePostgres } from './single-postgres';

/** PostgreSQL: one server, or what CloudNativePG runs. */
export function postgres(scope: Construct, props: PostgresProps): void {
  if (props.topology === 'single') singlePostgres(scope, props);
  else operatorPostgres(scope, props);
  storeAlerts(scope, postgresName, labelsOf(postgresName, 'database', props.partOf), props.monitoring, postgresAlerts(props));
}
