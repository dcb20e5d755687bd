export { checkNetwork } from './check-network';
export type { AllowedConnection } from './connections';
export { listConnections } from './connections';
