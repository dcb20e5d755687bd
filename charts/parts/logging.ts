import type { LoggingSettings } from '../../lib/settings';

/** For the log collector: `fluentbit.io/exclude` is Fluent Bit's own, the others say what is expected of it (seed row C041). */
export function loggingAnnotations({ level, retention }: LoggingSettings): Record<string, string> {
  if (level === 'console') return { 'fluentbit.io/exclude': 'true' };
  return { 'trellis.dev/logs': 'aggregated', ...(retention !== undefined && { 'trellis.dev/log-retention': retention }) };
}
