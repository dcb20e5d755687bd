import type { Construct } from 'constructs';
import type { Analysis, AnalysisMetric } from '../../../imports/argoproj';
import { AnalysisTemplate } from '../../../imports/argoproj';
import type { AnalysisSettings } from '../../../lib/settings';
import { requestJob } from '../tests';
import { trialServiceName } from './services';
import type { WebService } from './web-service-props';
import { routeName } from './web-service-props';

/**
 * What a new version is judged by: one request to it ( a PostSync hook would wait for a paused
 * Rollout and hold up every later sync), then the share of requests that do not fail.
 */
export function analysisTemplates(
  scope: Construct,
  service: WebService,
): { readonly smoke?: Analysis; readonly successRate?: Analysis } {
  const { props, own, settings } = service;
  const { analysis, strategy } = own.rollout;
  const template = (suffix: string, metric: AnalysisMetric): Analysis => {
    const name = `${props.name}-${suffix}`;
    new AnalysisTemplate(scope, `analysis-${suffix}`, { metadata: { name, labels: service.labels }, spec: { metrics: [metric] } });
    return { templates: [{ templateName: name }] };
  };
  const smoke = settings.tests.smoke ? template('smoke', smokeMetric(service)) : undefined;
  // ingress-nginx measures requests by Ingress; through a Gateway there is no such metric to rely on.
  const measured = analysis !== undefined && settings.routing.kind === 'nginx' && own.routes.length > 0;
  const successRate = measured ? template('success-rate', successMetric(service, analysis, strategy === 'canary')) : undefined;
  return { ...(smoke && { smoke }), ...(successRate && { successRate }) };
}

function smokeMetric(service: WebService): AnalysisMetric {
  const { props } = service;
  const url = `http://${trialServiceName(service) ?? props.name}:${props.port}${props.probes.readiness}`;
  const job = requestJob({ name: 'smoke-tests', partOf: props.partOf, requests: [{ url }] });
  return { name: 'smoke', count: 1, failureLimit: 0, provider: { job: { spec: job } } };
}

/**
 * Requests by ingress-nginx's counter. Without requests there is nothing to judge, and the version passes: the smoke
 * request has answered by then.
 */
function successMetric({ props, settings }: WebService, analysis: AnalysisSettings, onTrial: boolean): AnalysisMetric {
  const labels = [
    `exported_namespace="${settings.namespace}"`,
    `ingress="${routeName(props)}"`,
    ...(onTrial ? ['canary!=""'] : []),
  ];
  const rate = (...more: string[]): string => `sum(rate(nginx_ingress_controller_requests{${[...labels, ...more].join(',')}}[2m]))`;
  return {
    name: 'success-rate',
    initialDelay: analysis.interval,
    interval: analysis.interval,
    // Beside the steps of a canary it goes on until the last of them.
    ...(!onTrial && { count: analysis.count }),
    failureLimit: analysis.failureLimit,
    successCondition: `result[0] >= ${analysis.successRate / 100}`,
    provider: { prometheus: { address: analysis.prometheus, query: `(${rate('status!~"5.."')} / (${rate()} > 0)) or vector(1)` } },
  };
}
