import type { ApiObjectMetadata } from 'cdk8s';
import { ApiObject } from 'cdk8s';
import { k8s } from 'cdk8s-plus-28';
import type { Construct } from 'constructs';

/** Argo Rollouts, group argoproj.io/v1alpha1: the fields that our charts write. */
const apiVersion = 'argoproj.io/v1alpha1';

export interface RolloutSpec {
  /** Absent where an autoscaler owns the number. */
  readonly replicas?: number;
  readonly revisionHistoryLimit?: number;
  readonly minReadySeconds?: number;
  readonly progressDeadlineSeconds?: number;
  readonly progressDeadlineAbort?: boolean;
  readonly selector: k8s.LabelSelector;
  readonly template: k8s.PodTemplateSpec;
  readonly strategy: { readonly canary: CanaryStrategy } | { readonly blueGreen: BlueGreenStrategy };
}

export interface CanaryStrategy {
  readonly canaryService: string;
  readonly stableService: string;
  readonly maxSurge?: number | string;
  readonly maxUnavailable?: number | string;
  readonly trafficRouting?: TrafficRouting;
  readonly steps: readonly CanaryStep[];
  readonly analysis?: BackgroundAnalysis;
}

export interface TrafficRouting {
  readonly nginx?: { readonly stableIngress: string };
  readonly plugins?: Readonly<Record<string, { readonly httpRoute: string; readonly namespace: string }>>;
}

export type CanaryStep =
  | { readonly setWeight: number }
  | { readonly pause: { readonly duration?: string } }
  | { readonly analysis: Analysis };

export interface Analysis {
  readonly templates: readonly { readonly templateName: string }[];
  readonly args?: readonly { readonly name: string; readonly value: string }[];
}

export interface BackgroundAnalysis extends Analysis {
  readonly startingStep?: number;
}

export interface BlueGreenStrategy {
  readonly activeService: string;
  readonly previewService: string;
  readonly autoPromotionEnabled: boolean;
  readonly scaleDownDelaySeconds?: number;
  readonly prePromotionAnalysis?: Analysis;
  readonly postPromotionAnalysis?: Analysis;
}

export class Rollout extends ApiObject {
  constructor(scope: Construct, id: string, props: { readonly metadata: ApiObjectMetadata; readonly spec: RolloutSpec }) {
    const { selector, template, ...spec } = props.spec;
    super(scope, id, {
      apiVersion,
      kind: 'Rollout',
      metadata: props.metadata,
      spec: { ...spec, selector: k8s.toJson_LabelSelector(selector), template: k8s.toJson_PodTemplateSpec(template) },
    });
  }
}

export interface AnalysisTemplateSpec {
  readonly args?: readonly { readonly name: string; readonly value?: string }[];
  readonly metrics: readonly AnalysisMetric[];
}

export interface AnalysisMetric {
  readonly name: string;
  readonly interval?: string;
  readonly initialDelay?: string;
  readonly count?: number;
  readonly failureLimit?: number;
  readonly successCondition?: string;
  readonly provider: { readonly prometheus: PrometheusProvider } | { readonly job: { readonly spec: k8s.JobSpec } };
}

export interface PrometheusProvider {
  readonly address: string;
  readonly query: string;
}

export class AnalysisTemplate extends ApiObject {
  constructor(scope: Construct, id: string, props: { readonly metadata: ApiObjectMetadata; readonly spec: AnalysisTemplateSpec }) {
    const metrics = props.spec.metrics.map(({ provider, ...metric }) => ({
      ...metric,
      provider: 'job' in provider ? { job: { spec: k8s.toJson_JobSpec(provider.job.spec) } } : provider,
    }));
    super(scope, id, { apiVersion, kind: 'AnalysisTemplate', metadata: props.metadata, spec: { ...props.spec, metrics } });
  }
}
