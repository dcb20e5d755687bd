import type { ResourceProps, StoreProps } from '../stores';

export interface MongodbProps extends StoreProps {
  /** The application's database; its user is made there. */
  readonly database: string;
  /** `single`: one server. `replicated`: the replica set `rs0`. */
  readonly topology: 'single' | 'replicated';
  readonly instances: number;
}

export const mongodbName = 'mongodb';
export const mongodbHeadless = 'mongodb-headless';
export const replicaSet = 'rs0';
/** Keys: root-username, root-password, username, password, metrics-password, keyfile. */
export const mongodbCredentials = 'mongodb-credentials';
export const mongodbKeys = ['root-username', 'root-password', 'username', 'password', 'metrics-password', 'keyfile'] as const;

/** mongosh is Node: little while it waits, a lot while it works. */
export const reconcileResources: ResourceProps = { requests: { cpu: '10m', memory: '64Mi' }, limits: { memory: '384Mi' } };

/** host:port of each member as the set and its clients know it; `$(POD_NAMESPACE)` is the kubelet's to fill in. */
export const memberHosts = (instances: number): string[] =>
  Array.from({ length: instances }, (_, index) => `${mongodbName}-${index}.${mongodbHeadless}.$(POD_NAMESPACE).svc.cluster.local:27017`);
