export type { AllowedConnection } from './connections';
export { listConnections } from './connections';
