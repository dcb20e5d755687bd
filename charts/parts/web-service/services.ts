import { k8s } from 'cdk8s-plus-28';
import type { Construct } from 'constructs';
import { selectorOf } from '../stores';
import type { WebService } from './web-service-props';

/** Name of the second Service of a service that is rolled out step by step. */
export function trialServiceName({ props, own }: WebService): string | undefined {
  if (own.rollout.strategy === 'rolling') return undefined;
  return `${props.name}-${own.rollout.strategy === 'canary' ? 'canary' : 'preview'}`;
}

/**
 * The Service, and for a Rollout a second one for the version on trial. Both select the same Pods here; the Rollouts
 * controller adds the version to each selector. In Kubernetes' own types: cdk8s-plus adds an empty `externalIPs`.
 */
export function services(scope: Construct, service: WebService): void {
  const { props, labels } = service;
  const trial = trialServiceName(service);
  for (const name of [props.name, ...(trial === undefined ? [] : [trial])]) {
    new k8s.KubeService(scope, `service-${name}`, {
      metadata: { name, labels },
      spec: {
        type: 'ClusterIP',
        selector: selectorOf(props.name),
        ports: [{ name: 'http', port: props.port, targetPort: k8s.IntOrString.fromString('http'), protocol: 'TCP' }],
      },
    });
  }
}
