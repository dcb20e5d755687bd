import type { Connection } from '../../../lib/render/system';
import { backupConnections, endpointPort } from '../backup';
import type { PostgresProps } from './postgres-props';
import { postgresName } from './postgres-props';

/** Who calls whom inside the store, from its operator and from monitoring; clients' calls are the services' to declare. */
export function postgresConnections(props: Pick<PostgresProps, 'topology' | 'monitoring' | 'backup'>): Connection[] {
  const scraping: Connection[] = props.monitoring.metrics
    ? [{ from: 'monitoring', to: postgresName, ports: [{ port: 9187 }], reason: 'Prometheus scrapes PostgreSQL.' }]
    : [];
  const always = [...scraping, ...backupConnections(postgresName, props.backup, { workload: postgresName, port: 5432 })];
  if (props.topology === 'single') return always;
  return [
    ...always,
    {
      from: 'operator',
      to: postgresName,
      ports: [{ port: 8000 }, { port: 5432 }],
      reason: "The operator asks each instance's manager (8000) and PostgreSQL (cloudnative-pg.io, \"Networking\").",
    },
    {
      from: postgresName,
      to: postgresName,
      ports: [{ port: 5432 }, { port: 8000 }],
      reason: 'Standbys stream and join from the primary; a primary cut off from the API server asks its peers (cloudnative-pg.io, "Instance manager", primary isolation).',
    },
    {
      from: postgresName,
      to: 'apiserver',
      ports: [{ port: 443 }, { port: 6443 }],
      reason: "Each instance's manager reports to the API server, and the jobs that make instances too (cloudnative-pg.io, \"Instance manager\").",
    },
    ...(props.backup
      ? [{ from: postgresName, to: 'internet', ports: [{ port: endpointPort(props.backup.storage) }], reason: 'Base backups and WAL go to the object store (cloudnative-pg.io, "Backup").' }]
      : []),
  ];
}
