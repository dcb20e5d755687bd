import type { KubeObject } from '../../manifest';
import { kindOf } from '../object-index';

/** Kinds whose deletion deletes data: with a Namespace goes all in it. */
const dataKinds: ReadonlySet<string> = new Set([
  'PersistentVolumeClaim',
  'PersistentVolume',
  'Namespace',
  'StatefulSet.apps',
  'Cluster.postgresql.cnpg.io',
  'PerconaServerMongoDB.psmdb.percona.com',
  'MongoDBCommunity.mongodbcommunity.mongodb.com',
  'RedisCluster.redis.redis.opstreelabs.in',
  'Kafka.kafka.strimzi.io',
  'Elasticsearch.elasticsearch.k8s.elastic.co',
]);

export const holdsData = (object: KubeObject): boolean => dataKinds.has(kindOf(object));
