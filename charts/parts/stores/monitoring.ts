import type { Construct } from 'constructs';
import type { Rule } from '../../../imports/monitoring';
import { PrometheusRule, ServiceMonitor } from '../../../imports/monitoring';
import { selectorOf } from './labels';
import type { MonitoringProps } from './store-props';

/**
 * Has Prometheus scrape the port `metrics` of a workload's Service. The Service is found by its workload's name and
 * the label that marks the one Service with that port, so that no Pod is scraped twice.
 */
export function serviceMonitor(scope: Construct, name: string, labels: Record<string, string>, monitoring: MonitoringProps): void {
  if (!monitoring.metrics) return;
  new ServiceMonitor(scope, `monitor-${name}`, {
    metadata: { name, labels: { ...labels, ...monitoring.labels } },
    spec: {
      selector: { matchLabels: { ...selectorOf(name), ...scraped } },
      endpoints: [{ port: 'metrics', interval: '30s' }],
    },
  });
}

/** Marks the Service whose port `metrics` is scraped. */
export const scraped = { 'trellis.dev/scraped': 'true' } as const;

/** The alerts of a store; `basic` ones are always there, the others where alerts are comprehensive. */
export function storeAlerts(
  scope: Construct,
  name: string,
  labels: Record<string, string>,
  monitoring: MonitoringProps,
  rules: { readonly basic: readonly Rule[]; readonly comprehensive: readonly Rule[] },
): void {
  if (monitoring.alerts === 'none') return;
  const chosen = [...rules.basic, ...(monitoring.alerts === 'comprehensive' ? rules.comprehensive : [])];
  if (chosen.length === 0) return;
  new PrometheusRule(scope, `alerts-${name}`, {
    metadata: { name, labels: { ...labels, ...monitoring.labels } },
    spec: { groups: [{ name, rules: chosen }] },
  });
}

/** An alert: what is wrong, since when, how bad, and one sentence for whoever is woken. */
export const alert = (name: string, expr: string, since: string, severity: 'critical' | 'warning', summary: string): Rule => ({
  alert: name,
  expr,
  for: since,
  labels: { severity },
  annotations: { summary },
});
