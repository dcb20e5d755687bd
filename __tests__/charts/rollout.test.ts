import { webService } from '../../charts/parts/web-service';
import { cell, names, only, render, yaml } from './render';
import { api, closed, page, sized } from './shop';

const hosts = `
hosts: { shop.com: { tls: self-signed } }
services:
  prices: { routes: [{ host: shop.com, prefix: /prices }] }
  page: { routes: [{ host: shop.com, prefix: / }] }
`;
const rollout = (strategy: string) => `
defaults:
  resources: { requests: { cpu: 100m, memory: 64Mi } }
  rollout:
    strategy: ${strategy}
    steps: [{ weight: 20, pause: 5m }, { weight: 50, pause: 10m }]
    analysis: { prometheus: "http://prometheus:9090", successRate: 99, interval: 1m, count: 5, failureLimit: 1 }
tests: { smoke: true }
${hosts}`;

const rendered = (text: string, props = api) => render((chart) => webService(chart, cell(text), closed, props));

describe('a canary', () => {
  const objects = rendered(rollout('canary'));

  test('is a Rollout with two Services and what it is judged by', () => {
    expect(names(objects)).toEqual([
      'ServiceAccount/prices',
      'ConfigMap/prices-config',
      'Service/prices',
      'Service/prices-canary',
      'AnalysisTemplate/prices-smoke',
      'AnalysisTemplate/prices-success-rate',
      'Rollout/prices',
      'PodDisruptionBudget/prices',
      'Ingress/prices-api',
    ]);
  });

  test('is tried on the first step, then gets weight step by step through its own Ingress', () => {
    expect(only(objects, 'Rollout')['spec']).toMatchObject(
      yaml(`
replicas: 2
progressDeadlineAbort: true
selector: { matchLabels: { app.kubernetes.io/name: prices } }
strategy:
  canary:
    stableService: prices
    canaryService: prices-canary
    maxSurge: 1
    maxUnavailable: 0
    trafficRouting: { nginx: { stableIngress: prices-api } }
    steps:
      - setWeight: 20
      - analysis: { templates: [{ templateName: prices-smoke }] }
      - pause: { duration: 5m }
      - setWeight: 50
      - pause: { duration: 10m }
    analysis: { templates: [{ templateName: prices-success-rate }], startingStep: 1 }
`) as object,
    );
  });

  test('runs the same Pod as a Deployment would', () => {
    const deployment = only(rendered(`${sized}tests: { smoke: true }${hosts}`), 'Deployment') as unknown as { spec: { template: unknown } };
    expect(only(objects, 'Rollout')['spec']).toMatchObject({ template: deployment.spec.template });
  });

  test('is judged by the share of its requests that do not fail', () => {
    expect(only(objects, 'AnalysisTemplate', 'prices-success-rate')['spec']).toEqual(
      yaml(`
metrics:
  - name: success-rate
    initialDelay: 1m
    interval: 1m
    failureLimit: 1
    successCondition: result[0] >= 0.99
    provider:
      prometheus:
        address: http://prometheus:9090
        query: >-
          (sum(rate(nginx_ingress_controller_requests{exported_namespace="shop-prod",ingress="prices-api",canary!="",status!~"5.."}[2m]))
          / (sum(rate(nginx_ingress_controller_requests{exported_namespace="shop-prod",ingress="prices-api",canary!=""}[2m])) > 0)) or vector(1)
`),
    );
  });

  test('gets one request by a Job before anyone waits on it', () => {
    const { spec } = only(objects, 'AnalysisTemplate', 'prices-smoke') as unknown as { spec: { metrics: { provider: { job: { spec: { template: { spec: { containers: { command: string[] }[] } } } } } }[] } };
    expect(spec.metrics[0]?.provider.job.spec.template.spec.containers[0]?.command.at(-1)).toBe('http://prices-canary:8000/ready');
  });

  test('is what an autoscaler scales', () => {
    const scaled = rendered(`${rollout('canary')}`.replace('page: {', 'page: { replicas: 1,').replace('prices: {', 'prices: { autoscaling: { min: 3, max: 10, cpu: 80 },'));
    expect(only(scaled, 'Rollout')['spec']).not.toHaveProperty('replicas');
    expect(only(scaled, 'HorizontalPodAutoscaler')['spec']).toMatchObject({ scaleTargetRef: { apiVersion: 'argoproj.io/v1alpha1', kind: 'Rollout', name: 'prices' } });
  });

  test('without a route has no traffic to shift', () => {
    const inner = rendered(rollout('canary').replace(hosts, ''));
    expect(JSON.stringify(only(inner, 'Rollout'))).not.toContain('trafficRouting');
    expect(names(inner)).not.toContain('AnalysisTemplate/prices-success-rate');
  });
});

test('blue-green promotes itself after a request to the preview, and is watched afterwards', () => {
  const objects = rendered(rollout('blue-green'), page);
  expect(names(objects).filter((name) => name.startsWith('Service/'))).toEqual(['Service/page', 'Service/page-preview']);
  expect(only(objects, 'Rollout')['spec']).toMatchObject({
    strategy: yaml(`
blueGreen:
  activeService: page
  previewService: page-preview
  autoPromotionEnabled: true
  scaleDownDelaySeconds: 600
  prePromotionAnalysis: { templates: [{ templateName: page-smoke }] }
  postPromotionAnalysis: { templates: [{ templateName: page-success-rate }] }
`),
  });
});

test('after a blue-green promotion a counted number of measurements is made, on all requests', () => {
  const { spec } = only(rendered(rollout('blue-green'), page), 'AnalysisTemplate', 'page-success-rate') as unknown as { spec: { metrics: { count: number; provider: { prometheus: { query: string } } }[] } };
  expect(spec.metrics.map(({ count }) => count)).toEqual([5]);
  expect(spec.metrics[0]?.provider.prometheus.query).not.toContain('canary');
});

test('through a Gateway a canary shifts weight between the backends of its HTTPRoute', () => {
  const objects = rendered(`${rollout('canary')}routing: { kind: gateway, gateway: { name: public, namespace: gateways } }`);
  expect(only(objects, 'Rollout')['spec']).toMatchObject({
    strategy: { canary: { trafficRouting: { plugins: { 'argoproj-labs/gatewayAPI': { httpRoute: 'prices-api', namespace: 'shop-prod' } } } } },
  });
  expect(only(objects, 'HTTPRoute')['spec']).toMatchObject({
    rules: [{ backendRefs: [{ name: 'prices', port: 8000, weight: 100 }, { name: 'prices-canary', port: 8000, weight: 0 }] }],
  });
  expect(names(objects)).not.toContain('AnalysisTemplate/prices-success-rate');
});
