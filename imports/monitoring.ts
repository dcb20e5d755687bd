import type { ApiObjectMetadata } from 'cdk8s';
import { ApiObject } from 'cdk8s';
import type { Construct } from 'constructs';

/** Prometheus operator, group monitoring.coreos.com/v1: the fields that our charts write. */
const apiVersion = 'monitoring.coreos.com/v1';

export interface Selector {
  readonly matchLabels: Readonly<Record<string, string>>;
}

export interface Endpoint {
  readonly port: string;
  readonly path?: string;
  readonly interval?: string;
  readonly scrapeTimeout?: string;
}

export interface ServiceMonitorSpec {
  readonly selector: Selector;
  readonly endpoints: readonly Endpoint[];
  readonly jobLabel?: string;
}

export class ServiceMonitor extends ApiObject {
  constructor(scope: Construct, id: string, props: { readonly metadata: ApiObjectMetadata; readonly spec: ServiceMonitorSpec }) {
    super(scope, id, { apiVersion, kind: 'ServiceMonitor', ...props });
  }
}

export interface PodMonitorSpec {
  readonly selector: Selector;
  readonly podMetricsEndpoints: readonly Endpoint[];
  readonly jobLabel?: string;
}

export class PodMonitor extends ApiObject {
  constructor(scope: Construct, id: string, props: { readonly metadata: ApiObjectMetadata; readonly spec: PodMonitorSpec }) {
    super(scope, id, { apiVersion, kind: 'PodMonitor', ...props });
  }
}

export interface ProbeSpec {
  readonly jobName?: string;
  readonly interval?: string;
  /** Name of the blackbox exporter's module. */
  readonly module: string;
  readonly prober: { readonly url: string; readonly path?: string };
  readonly targets: { readonly staticConfig: { readonly static: readonly string[]; readonly labels?: Readonly<Record<string, string>> } };
}

export class Probe extends ApiObject {
  constructor(scope: Construct, id: string, props: { readonly metadata: ApiObjectMetadata; readonly spec: ProbeSpec }) {
    super(scope, id, { apiVersion, kind: 'Probe', ...props });
  }
}

export interface Rule {
  readonly alert?: string;
  readonly record?: string;
  readonly expr: string;
  readonly for?: string;
  readonly labels?: Readonly<Record<string, string>>;
  readonly annotations?: Readonly<Record<string, string>>;
}

export interface RuleGroup {
  readonly name: string;
  readonly interval?: string;
  readonly rules: readonly Rule[];
}

export class PrometheusRule extends ApiObject {
  constructor(
    scope: Construct,
    id: string,
    props: { readonly metadata: ApiObjectMetadata; readonly spec: { readonly groups: readonly RuleGroup[] } },
  ) {
    super(scope, id, { apiVersion, kind: 'PrometheusRule', ...props });
  }
}
