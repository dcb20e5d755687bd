import { k8s } from 'cdk8s-plus-28';
import type { Construct } from 'constructs';
import type { WebService } from './web-service-props';

/** Slower down than up: a short lull must not throw away copies that the next minute needs. */
const scaleDownWindowSeconds = 300;

/** The autoscaler of a service whose settings have one (seed row C056). */
export function autoscaling(scope: Construct, { props, own, labels }: WebService): void {
  if (own.autoscaling === undefined) return;
  const { min, max, cpu, memory } = own.autoscaling;
  const target = own.rollout.strategy === 'rolling' ? { apiVersion: 'apps/v1', kind: 'Deployment' } : { apiVersion: 'argoproj.io/v1alpha1', kind: 'Rollout' };
  new k8s.KubeHorizontalPodAutoscalerV2(scope, 'autoscaler', {
    metadata: { name: props.name, labels },
    spec: {
      scaleTargetRef: { ...target, name: props.name },
      minReplicas: min,
      maxReplicas: max,
      metrics: [utilization('cpu', cpu), ...(memory === undefined ? [] : [utilization('memory', memory)])],
      behavior: { scaleDown: { stabilizationWindowSeconds: scaleDownWindowSeconds } },
    },
  });
}

function utilization(name: string, averageUtilization: number): k8s.MetricSpecV2 {
  return { type: 'Resource', resource: { name, target: { type: 'Utilization', averageUtilization } } };
}
