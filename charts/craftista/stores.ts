import type { Connection } from '../../lib/render/system';
import type { Settings } from '../../lib/settings';
import { backupName, restoreName, verificationName } from '../parts/backup';
import { mongodbConnections as mongodbPart, mongodbName, replicaSet } from '../parts/mongodb';
import type { MongodbProps } from '../parts/mongodb';
import { postgresConnections as postgresPart, postgresHost, postgresName, postgresSelector } from '../parts/postgres';
import type { PostgresProps } from '../parts/postgres';
import { redisConnections as redisPart, redisName, redisWorkload } from '../parts/redis';
import type { RedisProps } from '../parts/redis';
import { labelsOf } from '../parts/stores';
import { system } from './facts';
import { storeProps } from './store-props';

/** PostgreSQL holds the votes; the database and its owner are both called voting. */
export const postgresProps = (settings: Settings): PostgresProps => ({
  ...storeProps(settings, postgresName),
  database: 'voting',
  owner: 'voting',
});

/** Redis has no operator here: one instance is one instance. */
export function redisProps(settings: Settings): RedisProps {
  const props = storeProps(settings, redisName);
  return { ...props, topology: props.topology === 'replicated' ? 'replicated' : 'single' };
}

/** MongoDB has no operator here either. */
export function mongodbProps(settings: Settings): MongodbProps {
  const props = storeProps(settings, mongodbName);
  return { ...props, topology: props.topology === 'replicated' ? 'replicated' : 'single', database: 'catalogue' };
}

/** Where voting finds its database: the workload for policies, the host and port for URLs. */
export const postgresClient = (settings: Settings) => ({
  workload: postgresName,
  host: postgresHost(postgresProps(settings).topology),
  port: 5432,
});

/** Where recommendation finds Redis. */
export const redisClient = (settings: Settings) => ({ workload: redisWorkload(redisProps(settings).topology), host: redisName, port: 6379 });

/** Where catalogue finds MongoDB; its user is made in its own database. */
export function mongodbClient(settings: Settings) {
  const { database, topology } = mongodbProps(settings);
  const parameters = `authSource=${database}${topology === 'replicated' ? `&replicaSet=${replicaSet}` : ''}`;
  return { workload: mongodbName, host: mongodbName, port: 27017, database, parameters };
}

/** Calls inside the stores, by their operators, their monitoring and their backups. */
export const storeConnections = (settings: Settings): Connection[] => [
  ...postgresPart(postgresProps(settings)),
  ...redisPart(redisProps(settings)),
  ...mongodbPart(mongodbProps(settings)),
];

/** Labels of Pods that do not bear their workload's name. */
export const storeSelectors = (settings: Settings): Record<string, Record<string, string>> => ({
  [postgresName]: postgresSelector(postgresProps(settings).topology),
});

/** The workloads of a store, with the labels of what is made for each of them. */
export function workloadsOf(store: string, others: readonly string[] = []): Record<string, Record<string, string>> {
  const names = [store, ...others, backupName(store), restoreName(store), verificationName(store)];
  return Object.fromEntries(names.map((name) => [name, labelsOf(name, 'database', system)]));
}
