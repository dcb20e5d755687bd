import type { Construct } from 'constructs';
import type { Rule, RuleGroup } from '../../../imports/monitoring';
import { PrometheusRule } from '../../../imports/monitoring';
import type { WebService } from './web-service-props';

/**
 * The alerts of a service (seed rows C043, C044): basic ones say that it is down; comprehensive ones also that it is
 * slow, full, at its most copies, or failing its SLA. From kube-state-metrics, the kubelet and the Probe.
 */
export function alerts(scope: Construct, service: WebService): void {
  const { props, settings, labels } = service;
  const { alerts: level, monitorLabels } = settings.observability;
  if (level === 'none') return;
  const groups: RuleGroup[] = [
    { name: `${props.name}-availability`, rules: availability(service) },
    ...(level === 'comprehensive' ? [{ name: `${props.name}-saturation`, rules: saturation(service) }] : []),
    ...objective(service),
  ];
  new PrometheusRule(scope, 'alerts', { metadata: { name: props.name, labels: { ...labels, ...monitorLabels } }, spec: { groups } });
}

const alert = (name: string, severity: 'warning' | 'critical', wait: string, expr: string, summary: string): Rule => ({
  alert: name,
  expr,
  for: wait,
  labels: { severity },
  annotations: { summary },
});

function availability({ props: { name }, settings: { namespace } }: WebService): Rule[] {
  const probed = `probe_success{namespace="${namespace}",job="${name}"}`;
  const restarts = `increase(kube_pod_container_status_restarts_total{namespace="${namespace}",container="${name}"}[15m])`;
  return [
    alert('ServiceDown', 'critical', '5m', `${probed} == 0 or absent(${probed})`, `${name} does not answer`),
    alert('ServiceCrashLooping', 'warning', '5m', `${restarts} > 3`, `a Pod of ${name} restarts again and again`),
  ];
}

function saturation({ props: { name }, settings: { namespace }, own }: WebService): Rule[] {
  const container = `namespace="${namespace}",container="${name}"`;
  const scaler = `namespace="${namespace}",horizontalpodautoscaler="${name}"`;
  const latency = `avg_over_time(probe_duration_seconds{namespace="${namespace}",job="${name}"}[10m])`;
  const memory = `max by (pod) (container_memory_working_set_bytes{${container}}) / max by (pod) (kube_pod_container_resource_limits{${container},resource="memory"})`;
  const cpu = `sum(rate(container_cpu_usage_seconds_total{${container}}[10m])) / sum(kube_pod_container_resource_requests{${container},resource="cpu"})`;
  const most = `kube_horizontalpodautoscaler_status_current_replicas{${scaler}} >= kube_horizontalpodautoscaler_spec_max_replicas{${scaler}}`;
  return [
    alert('ServiceLatencyHigh', 'warning', '10m', `${latency} > 1`, `${name} takes more than a second to answer`),
    alert('ServiceMemoryFull', 'warning', '15m', `${memory} > 0.9`, `a Pod of ${name} is near its memory limit`),
    alert('ServiceCpuSaturated', 'warning', '15m', `${cpu} > 1.5`, `${name} uses half as much CPU again as it requests`),
    ...(own.autoscaling === undefined ? [] : [alert('AutoscalerAtMaximum', 'warning', '30m', most, `${name} cannot be scaled further`)]),
  ];
}

/**
 * Burn rates of the error budget over a long and a short window (Google, "The Site Reliability Workbook", chapter 5):
 * 2% of a month's budget in an hour, or 5% in six.
 */
function objective({ props: { name }, settings: { namespace, observability } }: WebService): RuleGroup[] {
  if (observability.sla === undefined) return [];
  // 99.9 / 100 is not 0.999 in binary.
  const share = Number((Number.parseFloat(observability.sla) / 100).toFixed(8));
  const failed = (window: string): string => `(1 - avg_over_time(probe_success{namespace="${namespace}",job="${name}"}[${window}]))`;
  const burns = (factor: number, long: string, short: string): string => {
    const most = `${factor} * (1 - ${share})`;
    return `${failed(long)} > ${most} and ${failed(short)} > ${most}`;
  };
  const summary = `${name} is using up what ${observability.sla} allows`;
  return [
    {
      name: `${name}-objective`,
      rules: [
        alert('ErrorBudgetBurnsFast', 'critical', '2m', burns(14.4, '1h', '5m'), summary),
        alert('ErrorBudgetBurns', 'warning', '15m', burns(6, '6h', '30m'), summary),
      ],
    },
  ];
}
