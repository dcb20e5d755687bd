import { ApiObject, Chart } from 'cdk8s';
import type { App } from 'cdk8s';
import type { System } from '../../lib/render';
import type { Settings } from '../../lib/settings';

/** What a test may change about the charts, as a merge to main would. */
export interface ShopCharts {
  /** A field of the web service's Pods that settings do not decide. */
  motto: string;
  /** Environments that have a third service. */
  mailIn: string[];
  /** Names of further services, for a larger system. */
  more?: readonly string[];
}

/** The smallest system that passes every check: two services, a platform and a store. */
export function shopSystem(charts: ShopCharts): System {
  return {
    name: 'shop',
    services: {
      web: (app, settings) => service(app, 'web', settings, { MOTTO: charts.motto }),
      api: (app, settings) => service(app, 'api', settings, {}),
      mail: (app, settings) => (charts.mailIn.includes(settings.purpose) ? service(app, 'mail', settings, {}) : new Chart(app, 'mail')),
      ...Object.fromEntries((charts.more ?? []).map((name) => [name, (app: App, settings: Settings) => service(app, name, settings, {})])),
    },
    base: { platform, db: (app, settings) => store(app, settings) },
    connections: () => [],
  };
}

const labels = (name: string) => ({ 'app.kubernetes.io/name': name, 'app.kubernetes.io/part-of': 'shop', 'app.kubernetes.io/managed-by': 'trellis' });

function platform(app: App, { namespace, security }: Settings): Chart {
  const chart = new Chart(app, 'platform');
  const level = { 'pod-security.kubernetes.io/enforce': security.podSecurity };
  new ApiObject(chart, 'namespace', { apiVersion: 'v1', kind: 'Namespace', metadata: { name: namespace, labels: level, annotations: keep } });
  new ApiObject(chart, 'deny', {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    metadata: { name: 'deny', namespace, labels: labels('platform') },
    spec: { podSelector: {}, policyTypes: ['Ingress', 'Egress'] },
  });
  // What looks at the images of others names them too.
  new ApiObject(chart, 'scan', {
    apiVersion: 'batch/v1',
    kind: 'CronJob',
    metadata: { name: 'scan', namespace, labels: labels('scan') },
    spec: {
      schedule: '0 3 * * *',
      jobTemplate: { spec: { template: { metadata: { labels: labels('scan') }, spec: { restartPolicy: 'Never', ...podSpec('scan', 'registry.example/shop/api', {}) } } } },
    },
  });
  return chart;
}

const keep = { 'argocd.argoproj.io/sync-options': 'Prune=false,Delete=false' };

function podSpec(name: string, image: string, variables: Record<string, string>): object {
  return {
    automountServiceAccountToken: false,
    enableServiceLinks: false,
    securityContext: { runAsNonRoot: true, runAsUser: 12000, seccompProfile: { type: 'RuntimeDefault' } },
    topologySpreadConstraints: [{
      maxSkew: 1,
      topologyKey: 'kubernetes.io/hostname',
      whenUnsatisfiable: 'ScheduleAnyway',
      labelSelector: { matchLabels: { 'app.kubernetes.io/name': name } },
    }],
    containers: [{
      name,
      image,
      imagePullPolicy: 'IfNotPresent',
      env: Object.entries(variables).map(([key, value]) => ({ name: key, value })),
      ports: [{ name: 'http', containerPort: 8080 }],
      resources: {
        requests: { cpu: '10m', memory: '16Mi', 'ephemeral-storage': '16Mi' },
        limits: { cpu: '10m', memory: '16Mi', 'ephemeral-storage': '16Mi' },
      },
      livenessProbe: { httpGet: { path: '/live', port: 'http' } },
      readinessProbe: { httpGet: { path: '/ready', port: 'http' } },
      securityContext: { allowPrivilegeEscalation: false, readOnlyRootFilesystem: true, capabilities: { drop: ['ALL'] } },
    }],
  };
}

function service(app: App, name: string, { namespace }: Settings, variables: Record<string, string>): Chart {
  const chart = new Chart(app, name);
  const metadata = { name, namespace, labels: labels(name) };
  new ApiObject(chart, 'deployment', {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata,
    spec: {
      replicas: 3,
      selector: { matchLabels: { 'app.kubernetes.io/name': name } },
      template: { metadata: { labels: labels(name) }, spec: podSpec(name, `registry.example/shop/${name}`, variables) },
    },
  });
  budget(chart, metadata);
  return chart;
}

function budget(chart: Chart, metadata: { name: string; namespace: string; labels: ReturnType<typeof labels> }): void {
  const matchLabels = { 'app.kubernetes.io/name': metadata.name };
  new ApiObject(chart, 'budget', { apiVersion: 'policy/v1', kind: 'PodDisruptionBudget', metadata, spec: { minAvailable: 1, selector: { matchLabels } } });
}

function store(app: App, { namespace }: Settings): Chart {
  const chart = new Chart(app, 'db');
  const metadata = { name: 'db', namespace, labels: labels('db') };
  new ApiObject(chart, 'service', {
    apiVersion: 'v1',
    kind: 'Service',
    metadata,
    spec: { clusterIP: 'None', selector: { 'app.kubernetes.io/name': 'db' }, ports: [{ name: 'http', port: 8080, targetPort: 'http' }] },
  });
  budget(chart, metadata);
  new ApiObject(chart, 'store', {
    apiVersion: 'apps/v1',
    kind: 'StatefulSet',
    metadata: { ...metadata, annotations: keep },
    spec: {
      serviceName: 'db',
      replicas: 2,
      podManagementPolicy: 'Parallel',
      selector: { matchLabels: { 'app.kubernetes.io/name': 'db' } },
      template: { metadata: { labels: labels('db') }, spec: podSpec('db', 'registry.example/db', {}) },
    },
  });
  return chart;
}
