import type { ApiObjectMetadata } from 'cdk8s';
import type { Construct } from 'constructs';
import type { Analysis, BlueGreenStrategy, CanaryStrategy, RolloutSpec, TrafficRouting } from '../../../imports/argoproj';
import { Rollout } from '../../../imports/argoproj';
import { analysisTemplates } from './analysis';
import { trialServiceName } from './services';
import type { WebService } from './web-service-props';
import { routeName } from './web-service-props';

/**
 * The Rollout of a service: APIs go up step by step, a page changes at once, because half of a visitor's files must
 * not come from one version and half from another (seed rows C070, C071; a Rollout has one strategy: X3).
 */
export function rollout(
  scope: Construct,
  service: WebService,
  { metadata, spec }: { readonly metadata: ApiObjectMetadata; readonly spec: Omit<RolloutSpec, 'strategy'> },
): void {
  const { smoke, successRate } = analysisTemplates(scope, service);
  const strategy =
    service.own.rollout.strategy === 'canary'
      ? { canary: canary(service, smoke, successRate) }
      : { blueGreen: blueGreen(service, smoke, successRate) };
  new Rollout(scope, 'rollout', {
    metadata,
    // A version that does not come up is given up: the old one serves on, and the next sync is free.
    spec: { ...spec, progressDeadlineAbort: true, strategy },
  });
}

/** The first step is tried before anyone waits on it; the share of failed requests is watched from then on. */
function canary(service: WebService, smoke: Analysis | undefined, successRate: Analysis | undefined): CanaryStrategy {
  const { props, own } = service;
  const [first, ...rest] = (own.rollout.steps ?? []).map(({ weight, pause }) => [{ setWeight: weight }, { pause: { duration: pause } }] as const);
  const [weight, pause] = first ?? [];
  return {
    stableService: props.name,
    canaryService: trialServiceName(service) ?? props.name,
    maxSurge: 1,
    maxUnavailable: 0,
    ...(own.routes.length > 0 && { trafficRouting: trafficRouting(service) }),
    steps: [...(weight ? [weight] : []), ...(smoke ? [{ analysis: smoke }] : []), ...(pause ? [pause] : []), ...rest.flat()],
    ...(successRate && { analysis: { ...successRate, startingStep: 1 } }),
  };
}

function trafficRouting({ props, settings }: WebService): TrafficRouting {
  if (settings.routing.kind === 'nginx') return { nginx: { stableIngress: routeName(props) } };
  // argoproj-labs/rollouts-plugin-trafficrouter-gatewayapi
  return { plugins: { 'argoproj-labs/gatewayAPI': { httpRoute: routeName(props), namespace: settings.namespace } } };
}

/** Promotes itself once the new version has passed; the old one stays for a while, so that going back is immediate. */
function blueGreen(service: WebService, smoke: Analysis | undefined, successRate: Analysis | undefined): BlueGreenStrategy {
  return {
    activeService: service.props.name,
    previewService: trialServiceName(service) ?? service.props.name,
    autoPromotionEnabled: true,
    scaleDownDelaySeconds: 600,
    ...(smoke && { prePromotionAnalysis: smoke }),
    ...(successRate && { postPromotionAnalysis: successRate }),
  };
}
