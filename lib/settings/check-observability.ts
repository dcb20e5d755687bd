import type { Finding } from './combination';
import { contradiction, incomplete } from './combination';
import type { Settings } from './settings';

/** Alerts that would have no data, traces without a collector, retention without a time. */
export function checkObservability({ observability }: Settings): readonly Finding[] {
  const { metrics, alerts, logging, tracing, prober, sla } = observability;
  const found: Finding[] = [];
  if (metrics !== 'basic' && prober === undefined) {
    found.push(incomplete(['observability', 'metrics'], `${metrics} needs prober, the address of the blackbox exporter`));
  }
  if (metrics === 'full+alerts' && alerts === 'none') {
    found.push(contradiction(['observability', 'alerts'], 'metrics is full+alerts, but alerts is none'));
  }
  if (metrics === 'basic' && alerts !== 'none') {
    found.push(contradiction(['observability', 'alerts'], `${alerts} alerts need metrics full, basic has nothing to judge`));
  }
  if (sla !== undefined && alerts !== 'comprehensive') {
    found.push(contradiction(['observability', 'sla'], `nobody would notice that ${sla} is missed: alerts is ${alerts}`));
  }
  if (tracing.enabled && tracing.endpoint === undefined) {
    found.push(incomplete(['observability', 'tracing', 'enabled'], 'needs endpoint, the address of the collector'));
  }
  if (logging.level === 'aggregated+retention' && logging.retention === undefined) {
    found.push(incomplete(['observability', 'logging', 'level'], 'aggregated+retention needs retention'));
  }
  return found;
}
