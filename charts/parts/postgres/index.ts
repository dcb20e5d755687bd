export { postgres } from './postgres';
export { postgresConnections } from './postgres-connections';
export { postgresCredentials, postgresHost, postgresName, postgresSelector } from './postgres-props';
export type { PostgresProps } from './postgres-props';
