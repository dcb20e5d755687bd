import type { k8s } from 'cdk8s-plus-28';
import type { DumpProps } from '../backup';
import dump from '../backup/scripts/dump-mongodb.sh';
import restore from '../backup/scripts/restore-mongodb.sh';
import verify from '../backup/scripts/verify-mongodb.sh';
import type { BackupProps } from '../stores';
import { images, users } from '../stores';
import type { MongodbProps } from './mongodb-props';
import { memberHosts, mongodbCredentials, mongodbName, replicaSet } from './mongodb-props';

/** Dumps of all databases; from a replica set with the oplog of the time they took. */
export function mongodbDump(props: MongodbProps, backup: BackupProps): DumpProps {
  const replicated = props.topology === 'replicated';
  const set: k8s.EnvVar[] = replicated ? [{ name: 'REPLICA_SET', value: replicaSet }] : [];
  return {
    store: mongodbName,
    partOf: props.partOf,
    podAnnotations: props.podAnnotations,
    backup,
    image: images.mongodb,
    user: users.mongodb,
    env: [
      { name: 'POD_NAMESPACE', valueFrom: { fieldRef: { fieldPath: 'metadata.namespace' } } },
      { name: 'STORE_HOSTS', value: replicated ? memberHosts(props.instances).join(',') : `${mongodbName}:27017` },
      ...set,
    ],
    verifyEnv: set,
    credentials: { secret: mongodbCredentials, path: '/run/secrets/mongodb' },
    scripts: { dump, restore, verify },
    workSize: props.storage.size,
  };
}
