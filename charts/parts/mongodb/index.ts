export { mongodb } from './mongodb';
export { mongodbConnections } from './mongodb-connections';
export { mongodbCredentials, mongodbKeys, mongodbName, replicaSet } from './mongodb-props';
export type { MongodbProps } from './mongodb-props';
