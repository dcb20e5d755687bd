import type { DumpProps } from '../backup';
import dump from '../backup/scripts/dump-postgres.sh';
import restore from '../backup/scripts/restore-postgres.sh';
import verify from '../backup/scripts/verify-postgres.sh';
import type { BackupProps } from '../stores';
import { images, users } from '../stores';
import type { PostgresProps } from './postgres-props';
import { postgresCredentials, postgresHost, postgresName } from './postgres-props';

/**
 * Logical dumps, under the operator too: its physical backups bring back a whole cluster to any second, a dump brings
 * back one database, or one table, into any server of this version or a later one.
 */
export const postgresDump = (props: PostgresProps, backup: BackupProps): DumpProps => ({
  store: postgresName,
  partOf: props.partOf,
  podAnnotations: props.podAnnotations,
  backup,
  image: images.postgres,
  user: users.postgres,
  env: [
    { name: 'PGHOST', value: postgresHost(props.topology) },
    { name: 'PGDATABASE', value: props.database },
  ],
  credentials: { secret: postgresCredentials, path: '/run/secrets/postgres' },
  scripts: { dump, restore, verify },
  workSize: props.storage.size,
});
