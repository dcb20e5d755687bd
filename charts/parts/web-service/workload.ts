import { k8s } from 'cdk8s-plus-28';
import type { Construct } from 'constructs';
import { restartsOnRotation, selectorOf } from '../stores';
import { podTemplate } from './pod-template';
import { rollout } from './rollout';
import type { WebService } from './web-service-props';

/** Old versions kept for a rollback in the cluster (seed row C086). */
const revisionHistoryLimit = 5;
const shortestDeadlineSeconds = 600;

/**
 * The Deployment, or the Rollout where the settings ask for a canary or blue-green. In Kubernetes' own types, because
 * cdk8s-plus has no service links, topology spread, revision history or Pod seccomp profile.
 */
export function workload(scope: Construct, service: WebService, checksum: string): void {
  const { props, own, settings, labels } = service;
  const metadata = { name: props.name, labels, annotations: restartsOnRotation(settings.secrets.rotation === 'automated') };
  const spec = {
    // An autoscaler owns the number: a value here would undo its work at each sync.
    ...(own.autoscaling === undefined && { replicas: own.replicas }),
    revisionHistoryLimit,
    progressDeadlineSeconds: Math.max(shortestDeadlineSeconds, 2 * (own.startupSeconds ?? 0)),
    selector: { matchLabels: selectorOf(props.name) },
    template: podTemplate(service, checksum),
  };
  if (own.rollout.strategy !== 'rolling') {
    rollout(scope, service, { metadata, spec });
    return;
  }
  new k8s.KubeDeployment(scope, 'deployment', {
    metadata,
    spec: {
      ...spec,
      // Never fewer than asked for, also while a version is replaced.
      strategy: {
        type: 'RollingUpdate',
        rollingUpdate: { maxSurge: k8s.IntOrString.fromNumber(1), maxUnavailable: k8s.IntOrString.fromNumber(0) },
      },
    },
  });
}
