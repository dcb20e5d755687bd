export { redis } from './redis';
export { redisConnections } from './redis-connections';
export { redisCredentials, redisName, redisWorkload } from './redis-props';
export type { RedisProps } from './redis-props';
