export interface ObservabilitySettings {
  /** `basic`: what the kubelet measures; `full`: ServiceMonitors and Probes; `full+alerts`: rules on them as well. */
  readonly metrics: 'basic' | 'full' | 'full+alerts';
  /** `basic`: availability and crash loops; `comprehensive`: also latency, saturation, databases, backups, certificates. */
  readonly alerts: 'none' | 'basic' | 'comprehensive';
  readonly logging: LoggingSettings;
  readonly tracing: TracingSettings;
  /** Promised availability, for instance "99.9%". @pattern ^[0-9]{1,2}(\.[0-9]+)?%$ */
  readonly sla?: string;
  /** Labels by which the Prometheus operator finds monitors, probes and rules. */
  readonly monitorLabels: Readonly<Record<string, string>>;
  /** Address of the blackbox exporter that makes the Probes' requests. */
  readonly prober?: string;
}

export interface LoggingSettings {
  /** `console`: standard output only; `aggregated`: a collector gathers it. */
  readonly level: 'console' | 'aggregated' | 'aggregated+retention';
  /** How long the log store keeps lines; needed with retention. @format duration */
  readonly retention?: string;
}

export interface TracingSettings {
  /** Whether services send traces. */
  readonly enabled: boolean;
  /** OTLP endpoint of the collector; needed where enabled. @format url */
  readonly endpoint?: string;
  /** Share of traces that are kept, from 0 to 1. @minimum 0 @maximum 1 */
  readonly sampling?: number;
  /** Instrumentation that agents are injected by, as `namespace/name`; absent: only the OTEL variables are set. */
  readonly instrumentation?: string;
  /** Attributes of every span, for instance deployment.environment. */
  readonly attributes?: Readonly<Record<string, string>>;
}
