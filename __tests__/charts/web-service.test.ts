import { webService } from '../../charts/parts/web-service';
import { cell, names, only, render, yaml } from './render';
import { api, closed, sized } from './shop';

const rendered = (text: string, props = api) => render((chart) => webService(chart, cell(text), closed, props));

test('a service that says nothing special is an account, a configuration, a Service, a Deployment and a budget', () => {
  const objects = rendered(sized);
  expect(names(objects)).toEqual(['ServiceAccount/prices', 'ConfigMap/prices-config', 'Service/prices', 'Deployment/prices', 'PodDisruptionBudget/prices']);
  expect(only(objects, 'Deployment').metadata).toEqual(
    yaml(`
name: prices
namespace: shop-prod
labels: { app.kubernetes.io/name: prices, app.kubernetes.io/component: api, app.kubernetes.io/part-of: shop }
`),
  );
  expect(only(objects, 'Deployment')['spec']).toEqual(
    yaml(`
replicas: 2
revisionHistoryLimit: 5
progressDeadlineSeconds: 600
selector:
  matchLabels: { app.kubernetes.io/name: prices }
strategy:
  type: RollingUpdate
  rollingUpdate: { maxSurge: 1, maxUnavailable: 0 }
template:
  metadata:
    labels: { app.kubernetes.io/name: prices, app.kubernetes.io/component: api, app.kubernetes.io/part-of: shop }
    annotations:
      fluentbit.io/exclude: "true"
      # sha256 of [{"LOG_LEVEL":"INFO"},{}]
      trellis.dev/config-checksum: d5e460bd941af094e882cdd7b1432b1214db74b5b6805cbe9581aab78f2faacb
  spec:
    serviceAccountName: prices
    automountServiceAccountToken: false
    enableServiceLinks: false
    terminationGracePeriodSeconds: 30
    securityContext:
      runAsNonRoot: true
      runAsUser: 10001
      runAsGroup: 10001
      fsGroup: 10001
      fsGroupChangePolicy: OnRootMismatch
      seccompProfile: { type: RuntimeDefault }
    topologySpreadConstraints:
      - maxSkew: 1
        topologyKey: kubernetes.io/hostname
        whenUnsatisfiable: ScheduleAnyway
        labelSelector: { matchLabels: { app.kubernetes.io/name: prices } }
      - maxSkew: 1
        topologyKey: topology.kubernetes.io/zone
        whenUnsatisfiable: ScheduleAnyway
        labelSelector: { matchLabels: { app.kubernetes.io/name: prices } }
    containers:
      - name: prices
        image: example/prices:unset
        imagePullPolicy: IfNotPresent
        ports: [{ name: http, containerPort: 8000, protocol: TCP }]
        envFrom: [{ configMapRef: { name: prices-config } }]
        env: [{ name: OTEL_SDK_DISABLED, value: "true" }]
        resources:
          requests: { cpu: 100m, memory: 64Mi, ephemeral-storage: 128Mi }
          limits: { memory: 64Mi, ephemeral-storage: 128Mi }
        startupProbe: { httpGet: { path: /live, port: http }, periodSeconds: 5, timeoutSeconds: 3, failureThreshold: 12 }
        readinessProbe: { httpGet: { path: /ready, port: http }, periodSeconds: 10, timeoutSeconds: 3, failureThreshold: 3 }
        livenessProbe: { httpGet: { path: /live, port: http }, periodSeconds: 20, timeoutSeconds: 5, failureThreshold: 3 }
        lifecycle: { preStop: { exec: { command: [sleep, "5"] } } }
        securityContext:
          allowPrivilegeEscalation: false
          readOnlyRootFilesystem: true
          capabilities: { drop: [ALL] }
        volumeMounts: [{ name: tmp, mountPath: /tmp }]
    volumes: [{ name: tmp, emptyDir: { sizeLimit: 128Mi } }]
`),
  );
  expect(only(objects, 'Service')['spec']).toEqual(
    yaml('{ type: ClusterIP, selector: { app.kubernetes.io/name: prices }, ports: [{ name: http, port: 8000, targetPort: http, protocol: TCP }] }'),
  );
  expect(only(objects, 'PodDisruptionBudget')['spec']).toEqual(
    yaml('{ maxUnavailable: 1, selector: { matchLabels: { app.kubernetes.io/name: prices } } }'),
  );
});

const container = (objects: ReturnType<typeof rendered>, kind = 'Deployment') =>
  (only(objects, kind) as unknown as { spec: { template: { spec: { containers: Record<string, unknown>[] } } } }).spec.template.spec.containers[0] ?? {};
const annotations = (objects: ReturnType<typeof rendered>) =>
  (only(objects, 'Deployment') as unknown as { spec: { template: { metadata: { annotations: Record<string, string> } } } }).spec.template.metadata.annotations;

describe('resources', () => {
  test('the memory limit can be above the request, and the CPU has none', () => {
    expect(container(rendered(`${sized}services: { prices: { resources: { memoryLimit: 512Mi } } }`))['resources']).toEqual(
      yaml('{ requests: { cpu: 100m, memory: 64Mi, ephemeral-storage: 128Mi }, limits: { memory: 512Mi, ephemeral-storage: 128Mi } }'),
    );
  });
  test('a guaranteed service is limited to what it requests', () => {
    expect(container(rendered(`${sized}services: { prices: { resources: { guaranteed: true } } }`))['resources']).toMatchObject(
      yaml('{ limits: { cpu: 100m, memory: 64Mi } }') as object,
    );
  });
});

describe('number of copies', () => {
  test('one copy has no budget, which would block every drain, and nothing to spread', () => {
    const objects = rendered(`${sized}services: { prices: { replicas: 1 } }`);
    expect(names(objects)).not.toContain('PodDisruptionBudget/prices');
    expect(JSON.stringify(objects)).not.toContain('topologySpreadConstraints');
  });

  test('an autoscaler owns the number: spec.replicas is not there', () => {
    const objects = rendered(`${sized}services: { prices: { autoscaling: { min: 3, max: 10, cpu: 80, memory: 70 } } }`);
    expect(only(objects, 'Deployment')['spec']).not.toHaveProperty('replicas');
    expect(only(objects, 'HorizontalPodAutoscaler')['spec']).toEqual(
      yaml(`
scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: prices }
minReplicas: 3
maxReplicas: 10
metrics:
  - { type: Resource, resource: { name: cpu, target: { type: Utilization, averageUtilization: 80 } } }
  - { type: Resource, resource: { name: memory, target: { type: Utilization, averageUtilization: 70 } } }
behavior: { scaleDown: { stabilizationWindowSeconds: 300 } }
`),
    );
  });
});

describe('configuration', () => {
  test('the settings win over the chart, the log level and flags have their own names', () => {
    const flags = 'defaults: { featureFlags: { newCheckout: true, dark-mode: false } }\n';
    const objects = rendered(`${flags}services: { prices: { variables: { CURRENCY: EUR } } }`, { ...api, variables: { CURRENCY: 'USD', MODE: 'shop' } });
    expect(only(objects, 'ConfigMap')['data']).toEqual({
      MODE: 'shop',
      CURRENCY: 'EUR',
      LOG_LEVEL: 'INFO',
      FEATURE_NEW_CHECKOUT: 'true',
      FEATURE_DARK_MODE: 'false',
    });
  });

  test('any changed value changes the checksum on the Pods, and nothing else does', () => {
    const sum = (text: string, props = api) => annotations(rendered(text, props))['trellis.dev/config-checksum'];
    const plain = sum(sized);
    expect(sum(`${sized}services: { prices: { variables: { A: "1" } } }`)).not.toBe(plain);
    expect(sum(sized, { ...api, files: { '/app/config.json': '{}' } })).not.toBe(plain);
    expect(sum(`${sized}services: { prices: { replicas: 3 } }`)).toBe(plain);
  });

  test('files are mounted one by one, read-only, beside what the image has in the folder', () => {
    const objects = rendered(sized, { ...api, files: { '/app/config.json': '{}' } });
    expect(only(objects, 'ConfigMap', 'prices-files')['data']).toEqual({ 'config.json': '{}' });
    expect(container(objects)['volumeMounts']).toContainEqual({ name: 'files', mountPath: '/app/config.json', subPath: 'config.json', readOnly: true });
  });

  test('credentials come by reference', () => {
    const objects = rendered(sized, { ...api, secrets: { TOKEN: { secret: 'prices-token', key: 'token' } } });
    expect(container(objects)['env']).toContainEqual({ name: 'TOKEN', valueFrom: { secretKeyRef: { name: 'prices-token', key: 'token' } } });
  });
});

describe('observability', () => {
  const traced = `${sized}observability: { tracing: { enabled: true, endpoint: http://collector:4318, sampling: 0.5, instrumentation: o11y/agents, attributes: { deployment.environment: prod } } }`;

  test('tracing is told by the variables that every SDK reads', () => {
    expect(container(rendered(traced))['env']).toEqual([
      { name: 'OTEL_SERVICE_NAME', value: 'prices' },
      { name: 'OTEL_EXPORTER_OTLP_ENDPOINT', value: 'http://collector:4318' },
      { name: 'OTEL_EXPORTER_OTLP_PROTOCOL', value: 'http/protobuf' },
      { name: 'OTEL_RESOURCE_ATTRIBUTES', value: 'service.namespace=shop-prod,deployment.environment=prod' },
      { name: 'OTEL_TRACES_SAMPLER', value: 'parentbased_traceidratio' },
      { name: 'OTEL_TRACES_SAMPLER_ARG', value: '0.5' },
    ]);
  });

  test('the protocol follows from the port', () => {
    expect(container(rendered(traced.replace('4318', '4317')))['env']).toContainEqual({ name: 'OTEL_EXPORTER_OTLP_PROTOCOL', value: 'grpc' });
  });

  test.each([
    ['python', 'instrumentation.opentelemetry.io/inject-python'],
    ['nodejs', 'instrumentation.opentelemetry.io/inject-nodejs'],
    ['java', 'instrumentation.opentelemetry.io/inject-java'],
  ] as const)('an agent is injected into %s', (runtime, annotation) => {
    expect(annotations(rendered(traced, { ...api, runtime }))[annotation]).toBe('o11y/agents');
  });

  test('no agent is injected into Go, whose needs privileges', () => {
    expect(Object.keys(annotations(rendered(traced, { ...api, runtime: 'go' }))).filter((key) => key.includes('inject'))).toEqual([]);
  });

  test('logs are gathered and kept as long as the settings say', () => {
    const kept = annotations(rendered(`${sized}observability: { logging: { level: aggregated+retention, retention: 30d } }`));
    expect(kept).toMatchObject({ 'trellis.dev/logs': 'aggregated', 'trellis.dev/log-retention': '30d' });
    expect(kept).not.toHaveProperty('fluentbit.io/exclude');
  });

  const watched = (alerts: string, more = '') => `${sized}observability: { metrics: full, prober: "p:9115", alerts: ${alerts}, monitorLabels: { release: main } ${more} }`;
  const alertNames = (text: string) =>
    (only(rendered(text), 'PrometheusRule') as unknown as { spec: { groups: { rules: { alert: string }[] }[] } }).spec.groups.flatMap(({ rules }) => rules.map(({ alert }) => alert));

  test('full metrics ask for the readiness path, through the Service', () => {
    expect(only(rendered(watched('none')), 'Probe')).toMatchObject(
      yaml(`
metadata: { name: prices, labels: { release: main } }
spec:
  jobName: prices
  module: http_2xx
  prober: { url: p:9115 }
  targets: { staticConfig: { static: ["http://prices.shop-prod.svc:8000/ready"] } }
`) as object,
    );
  });

  test('synthetic monitoring asks the public address', () => {
    const text = `${watched('none')}\nhosts: { shop.com: { tls: self-signed } }\nservices: { prices: { routes: [{ host: shop.com, prefix: /prices }] } }\ntests: { synthetic: true }`;
    expect(only(rendered(text), 'Probe')).toMatchObject({ spec: { targets: { staticConfig: { static: ['https://shop.com/prices/ready'] } } } });
  });

  test('alerts grow with their level', () => {
    expect(names(rendered(watched('none')))).not.toContain('PrometheusRule/prices');
    expect(alertNames(watched('basic'))).toEqual(['ServiceDown', 'ServiceCrashLooping']);
    expect(alertNames(watched('comprehensive'))).toEqual(['ServiceDown', 'ServiceCrashLooping', 'ServiceLatencyHigh', 'ServiceMemoryFull', 'ServiceCpuSaturated']);
    expect(alertNames(watched('comprehensive', ', sla: 99.9%')).slice(-2)).toEqual(['ErrorBudgetBurnsFast', 'ErrorBudgetBurns']);
  });

  test('the SLA is judged by its error budget, 0.001 for 99.9%', () => {
    expect(JSON.stringify(rendered(watched('comprehensive', ', sla: 99.9%')))).toContain('> 14.4 * (1 - 0.999) and');
  });
});

test('where secrets rotate by themselves, Pods restart for it', () => {
  expect(only(rendered(`${sized}secrets: { rotation: automated }`), 'Deployment').metadata['annotations']).toEqual({ 'reloader.stakater.com/auto': 'true' });
});

test('registry credentials are named where the settings name them', () => {
  expect(only(rendered(`${sized}secrets: { pullSecret: registry }`), 'Deployment')).toMatchObject({ spec: { template: { spec: { imagePullSecrets: [{ name: 'registry' }] } } } });
});
