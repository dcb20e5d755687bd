import type { DumpProps } from '../backup';
import dump from '../backup/scripts/dump-redis.sh';
import handOverKeys from '../backup/scripts/hand-over-keys.lua';
import loadRdb from '../backup/scripts/load-rdb.sh';
import restore from '../backup/scripts/restore-redis.sh';
import verify from '../backup/scripts/verify-redis.sh';
import type { BackupProps } from '../stores';
import { images, users } from '../stores';
import type { RedisProps } from './redis-props';
import { redisCredentials, redisName } from './redis-props';

/** Snapshots, beside the append-only file that each node keeps. */
export const redisDump = (props: RedisProps, backup: BackupProps): DumpProps => ({
  store: redisName,
  partOf: props.partOf,
  podAnnotations: props.podAnnotations,
  backup,
  image: images.redis,
  user: users.redis,
  env: [{ name: 'STORE_HOST', value: redisName }],
  credentials: { secret: redisCredentials, path: '/run/secrets/redis' },
  scripts: { dump, restore, verify, more: { 'hand-over-keys.lua': handOverKeys, 'load-rdb.sh': loadRdb } },
  workSize: props.storage.size,
});
