import { judgeText } from '../judge-text';
import { deployment, service } from './pods';

const judge = (text: string) => judgeText(text, 'references');
const web = deployment('web', 'ports: [{name: http, containerPort: 8080}]');
const ports = '[{name: http, port: 80, targetPort: http}]';

describe('Services and their Pods', () => {
  test('a Service that selects its Pods is fine', () => {
    expect(judge(web + service('web', ports))).toEqual([]);
  });

  test('a selector that selects nothing', () => {
    expect(judge(web + service('web', ports, '{app: wbe}'))).toEqual(['SELECTOR_SELECTS_NOTHING shop/Service/web spec.selector: No Pods in namespace shop have app=wbe.']);
  });

  test("a Service that also selects another service's Pods", () => {
    const other = deployment('api', 'ports: [{name: http, containerPort: 8080}]', '', '{app: api, part-of: shop}');
    const both = deployment('web', 'ports: [{name: http, containerPort: 8080}]', '', '{app: web, part-of: shop}');
    expect(judge(both + other + service('web', ports, '{part-of: shop}'))).toEqual([
      'SELECTOR_SELECTS_OTHERS shop/Service/web spec.selector: This Service selects Pods of 2 services: Deployment/web; Deployment/api.',
    ]);
  });

  test("a Job's Pods do not answer for the service whose labels they carry", () => {
    const job = '{apiVersion: batch/v1, kind: CronJob, metadata: {name: clean, namespace: shop}, spec: {jobTemplate: {spec: {template: {metadata: {labels: {app: web}}, spec: {containers: [{name: c, ports: [{name: http, containerPort: 8080}]}]}}}}}}\n---\n';
    expect(judge(web + job + service('web', ports))).toEqual(['SELECTOR_SELECTS_OTHERS shop/Service/web spec.selector: This Service selects Pods of 2 services: Deployment/web; CronJob/clean.']);
  });

  test.each([
    ['canary and stable', service('web', ports) + service('web-canary', ports, '{app: web}')],
    ['headless and not', service('web', ports) + service('web-headless', ports, '{app: web}', 'clusterIP: None')],
    ['active and preview', service('web-active', ports, '{app: web}') + service('web-preview', ports, '{app: web}')],
  ])('pairs of one service are fine: %s', (_title, services) => {
    expect(judge(web + services)).toEqual([]);
  });

  test('two versions of one service behind one Service are fine', () => {
    const version = (track: string) => deployment(`web-${track}`, 'ports: [{name: http, containerPort: 8080}]', '', `{app: web, track: ${track}}`);
    expect(judge(version('stable') + version('canary') + service('web', ports, '{app: web}'))).toEqual([]);
  });

  test('target ports by name and by number', () => {
    expect(judge(web + service('web', '[{name: a, port: 80, targetPort: htp}, {name: b, port: 81, targetPort: 8081}, {name: c, port: 8080}]'))).toEqual([
      'POD_PORT_MISSING shop/Service/web spec.ports[0].targetPort: The Pods of web have no TCP port named "htp". Did you mean http?',
      'POD_PORT_UNDECLARED shop/Service/web spec.ports[1].targetPort: The Pods of web do not declare TCP port 8081. They declare 8080.',
    ]);
  });

  test('labels that controllers add at run time are not asked of the template', () => {
    const set = '{apiVersion: apps/v1, kind: StatefulSet, metadata: {name: db, namespace: shop}, spec: {template: {metadata: {labels: {app: db}}, spec: {containers: [{name: c}]}}}}\n---\n';
    expect(judge(set + service('db-0', '[{port: 5432}]', '{app: db, statefulset.kubernetes.io/pod-name: db-0}'))).toEqual([]);
  });
});

describe('what leads to Services', () => {
  const backend = (name: string, port: string) =>
    `{apiVersion: networking.k8s.io/v1, kind: Ingress, metadata: {name: web, namespace: shop}, spec: {rules: [{http: {paths: [{backend: {service: {name: ${name}, port: ${port}}}}]}}]}}`;
  const base = web + service('web', ports);

  test.each([
    ['web', '{name: http}', []],
    ['web', '{number: 80}', []],
    ['wbe', '{name: http}', ['REFERENCE_DANGLES shop/Ingress/web spec.rules[0].http.paths[0].backend.service.name: Service "wbe" does not exist in namespace shop. Did you mean web?']],
    ['web', '{name: htp}', ['SERVICE_PORT_MISSING shop/Ingress/web spec.rules[0].http.paths[0].backend.service.port.name: Service "web" has no port htp. Its ports are 80 (http).']],
    ['web', '{number: 8080}', ['SERVICE_PORT_MISSING shop/Ingress/web spec.rules[0].http.paths[0].backend.service.port.number: Service "web" has no port 8080. Its ports are 80 (http).']],
  ])('an Ingress to %s, port %s', (name, port, expected) => {
    expect(judge(base + backend(name, port))).toEqual(expected);
  });

  test('an Ingress needs the Secret of its certificate, unless cert-manager makes it', () => {
    const ingress = (annotations: string) => `{apiVersion: networking.k8s.io/v1, kind: Ingress, metadata: {name: web, namespace: shop, annotations: ${annotations}}, spec: {tls: [{secretName: web-tls}]}}`;
    expect(judge(ingress('{}'))).toEqual(['REFERENCE_DANGLES shop/Ingress/web spec.tls[0].secretName: Secret "web-tls" does not exist in namespace shop.']);
    expect(judge(ingress('{cert-manager.io/cluster-issuer: letsencrypt}'))).toEqual([]);
    expect(judge(`${ingress('{}')}\n---\n{apiVersion: v1, kind: Secret, metadata: {name: web-tls, namespace: shop}, data: {tls.crt: ''}}`)).toEqual([
      'REFERENCE_KEY_MISSING shop/Ingress/web spec.tls[0].secretName: Secret "web-tls" has no key "tls.key". Its keys are tls.crt.',
    ]);
  });

  test('an HTTPRoute', () => {
    const route = '{apiVersion: gateway.networking.k8s.io/v1, kind: HTTPRoute, metadata: {name: web, namespace: shop}, spec: {rules: [{backendRefs: [{name: web, port: 81}, {name: wep, port: 80}]}]}}';
    expect(judge(base + route)).toEqual([
      'SERVICE_PORT_MISSING shop/HTTPRoute/web spec.rules[0].backendRefs[0].port: Service "web" has no port 81. Its ports are 80 (http).',
      'REFERENCE_DANGLES shop/HTTPRoute/web spec.rules[0].backendRefs[1].name: Service "wep" does not exist in namespace shop. Did you mean web?',
    ]);
  });

  test('monitors select Services or Pods, and name their ports', () => {
    const monitor = (kind: string, list: string, selector: string, port: string) =>
      `{apiVersion: monitoring.coreos.com/v1, kind: ${kind}, metadata: {name: m-${port}, namespace: shop}, spec: {selector: {matchLabels: ${selector}}, ${list}: [{port: ${port}}]}}\n---\n`;
    const text =
      monitor('ServiceMonitor', 'endpoints', '{app: web}', 'http') +
      monitor('ServiceMonitor', 'endpoints', '{app: web}', 'metrics') +
      monitor('ServiceMonitor', 'endpoints', '{app: wbe}', 'other') +
      monitor('PodMonitor', 'podMetricsEndpoints', '{app: web}', 'http') +
      monitor('PodMonitor', 'podMetricsEndpoints', '{app: web}', 'metric') +
      monitor('PodMonitor', 'podMetricsEndpoints', '{app: wbe}', 'else');
    expect(judge(base + text)).toEqual([
      'SELECTOR_SELECTS_NOTHING shop/PodMonitor/m-else spec.selector: No Pods in namespace shop have app=wbe.',
      'POD_PORT_MISSING shop/PodMonitor/m-metric spec.podMetricsEndpoints[0].port: None of the Pods selected has a port named "metric". Their ports are http.',
      'SERVICE_PORT_MISSING shop/ServiceMonitor/m-metrics spec.endpoints[0].port: None of the Services selected has a port named "metrics". Their ports are http.',
      'SELECTOR_SELECTS_NOTHING shop/ServiceMonitor/m-other spec.selector: No Services in namespace shop have app=wbe.',
    ]);
  });
});

describe('other selectors and ports', () => {
  test('disruption budgets, network policies and placement rules', () => {
    const budget = '{apiVersion: policy/v1, kind: PodDisruptionBudget, metadata: {name: b, namespace: shop}, spec: {maxUnavailable: 1, selector: {matchLabels: {app: wbe}}}}\n---\n';
    const policy = '{apiVersion: networking.k8s.io/v1, kind: NetworkPolicy, metadata: {name: p, namespace: shop}, spec: {podSelector: {matchLabels: {app: voting}}, ingress: [{from: [{podSelector: {matchLabels: {app: x}}}, {namespaceSelector: {}, podSelector: {matchLabels: {app: y}}}]}]}}\n---\n';
    const spread = deployment('web', '', '      topologySpreadConstraints: [{maxSkew: 1, topologyKey: zone, labelSelector: {matchLabels: {app: wbe}}}]');
    expect(judge(budget + policy + spread).map((line) => line.split(': ')[0])).toEqual([
      'SELECTOR_SELECTS_NOTHING shop/Deployment/web spec.template.spec.topologySpreadConstraints[0].labelSelector',
      'SELECTOR_SELECTS_NOTHING shop/NetworkPolicy/p spec.ingress[0].from[0].podSelector',
      'SELECTOR_SELECTS_NOTHING shop/NetworkPolicy/p spec.podSelector',
      'SELECTOR_SELECTS_NOTHING shop/PodDisruptionBudget/b spec.selector',
    ]);
  });

  test('port names of probes and network policies', () => {
    const probed = deployment('web', 'ports: [{name: http, containerPort: 8080}], readinessProbe: {httpGet: {port: htp}}');
    const policy = '{apiVersion: networking.k8s.io/v1, kind: NetworkPolicy, metadata: {name: p, namespace: shop}, spec: {podSelector: {}, ingress: [{ports: [{port: http}, {port: grpc}]}], egress: [{ports: [{port: dns}], to: [{namespaceSelector: {}}]}]}}';
    expect(judge(probed + policy)).toEqual([
      'POD_PORT_MISSING shop/Deployment/web spec.template.spec.containers[0].readinessProbe.httpGet.port: Container "app" has no port named "htp". Did you mean http?',
      'POD_PORT_MISSING shop/NetworkPolicy/p spec.ingress[0].ports[1].port: No Pod that this rule is about has a port named "grpc".',
    ]);
  });

  test('volumes and mounts, both ways', () => {
    expect(judge(deployment('web', 'volumeMounts: [{name: chache, mountPath: /c}]', '      volumes: [{name: cache, emptyDir: {}}]'))).toEqual([
      'VOLUME_MISSING shop/Deployment/web spec.template.spec.containers[0].volumeMounts[0].name: The Pod has no volume "chache". Did you mean cache?',
      'VOLUME_UNUSED shop/Deployment/web spec.template.spec.volumes[0]: No container mounts volume "cache".',
    ]);
  });
});

test("an AnalysisTemplate's Jobs run Pods too", () => {
  const analysis = '{apiVersion: argoproj.io/v1alpha1, kind: AnalysisTemplate, metadata: {name: smoke, namespace: shop}, spec: {metrics: [{name: m, provider: {job: {spec: {template: {metadata: {labels: {app: smoke}}, spec: {containers: [{name: c, envFrom: [{configMapRef: {name: absent}}]}]}}}}}}]}}\n---\n';
  const policy = '{apiVersion: networking.k8s.io/v1, kind: NetworkPolicy, metadata: {name: p, namespace: shop}, spec: {podSelector: {matchLabels: {app: smoke}}}}';
  expect(judge(analysis + policy)).toEqual([
    'REFERENCE_DANGLES shop/AnalysisTemplate/smoke spec.metrics[0].provider.job.spec.template.spec.containers[0].envFrom[0].configMapRef.name: ConfigMap "absent" does not exist in namespace shop.',
  ]);
});
