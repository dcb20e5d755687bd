export { redis } from './redis';
export { redisConnections } from './redis-connections';
export { proxyName, redisCredentials, redisName, redisWorkload, sentinelName } from './redis-props';
export type { RedisProps } from './redis-props';
