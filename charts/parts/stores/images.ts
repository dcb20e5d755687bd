/**
 * The images of stores and of their companions: multi-arch (amd64, arm64), pinned by tag, usable as a numeric
 * user. An overlay's `images:` replaces a tag; the charts say what they were written for.
 */
export const images = {
  /** User 999. Debian like the operator's image, so that both sort text by the same glibc. */
  postgres: 'docker.io/library/postgres:16.13-trixie',
  /** `system`: the variant with Barman Cloud inside, which in-tree object store backups need. User 26. */
  postgresOperand: 'ghcr.io/cloudnative-pg/postgresql:16.13-system-trixie',
  postgresExporter: 'quay.io/prometheuscommunity/postgres-exporter:v0.18.1',
  /** User 999. 7.2 is the last line under the BSD licence. */
  redis: 'docker.io/library/redis:7.2.11-bookworm',
  redisExporter: 'docker.io/oliver006/redis_exporter:v1.77.0',
  /** User 99. 3.0 is a long-term line. */
  haproxy: 'docker.io/library/haproxy:3.0.12-alpine',
  /** User 999. From 5.0 on MongoDB needs AVX (amd64) or ARMv8.2-A (arm64): on older machines pin 4.4 by overlay. */
  mongodb: 'docker.io/library/mongo:7.0.28',
  mongodbExporter: 'docker.io/percona/mongodb_exporter:0.47.1',
  /** A shell and every object store's protocol in one small image; database images have no client for one. */
  rclone: 'docker.io/rclone/rclone:1.75.1',
} as const;

/** Users of those images, by number; `nobody` serves for static programs that own no file. */
export const users = { postgres: 999, redis: 999, mongodb: 999, haproxy: 99, nobody: 65534 } as const;
