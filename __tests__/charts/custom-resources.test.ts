import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { FileSystem } from '../../lib/file-system';
import { buildDirectory } from '../../lib/overlay';
import { askOracle, describeOracle } from '../manifest/oracle';

const component = 'overlays/components/custom-resources';
const folder = resolve(__dirname, '../..', component);
const componentFiles = Object.fromEntries(readdirSync(folder).map((file) => [`component/${file}`, readFileSync(join(folder, file), 'utf8')]));

const objects = `
apiVersion: argoproj.io/v1alpha1
kind: Rollout
metadata: { name: web }
spec:
  selector: { matchLabels: { app: web } }
  strategy:
    canary:
      stableService: web
      canaryService: web-canary
      trafficRouting: { nginx: { stableIngress: web } }
      steps: [{ setWeight: 20 }, { analysis: { templates: [{ templateName: smoke }] } }]
      analysis: { templates: [{ templateName: rate }] }
  template:
    metadata: { labels: { app: web } }
    spec:
      serviceAccountName: web
      containers:
        - name: web
          image: example/web:unset
          envFrom: [{ configMapRef: { name: web-config } }]
        - { name: proxy, image: example/proxy:1.0.0 }
---
apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata: { name: web }
spec: { maxReplicas: 3, scaleTargetRef: { apiVersion: argoproj.io/v1alpha1, kind: Rollout, name: web } }
---
apiVersion: argoproj.io/v1alpha1
kind: AnalysisTemplate
metadata: { name: smoke }
spec:
  metrics:
    - name: smoke
      provider: { job: { spec: { template: { metadata: { labels: { app: smoke } }, spec: { containers: [{ name: c, image: example/web:unset }] } } } } }
---
apiVersion: argoproj.io/v1alpha1
kind: AnalysisTemplate
metadata: { name: rate }
spec: { metrics: [{ name: rate, provider: { prometheus: { address: "http://p", query: up } } }] }
---
apiVersion: v1
kind: Service
metadata: { name: web }
spec: { ports: [{ port: 80 }] }
---
apiVersion: v1
kind: Service
metadata: { name: web-canary }
spec: { ports: [{ port: 80 }] }
---
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: { name: web }
spec: { defaultBackend: { service: { name: web, port: { number: 80 } } } }
---
apiVersion: v1
kind: ConfigMap
metadata: { name: web-config }
---
apiVersion: v1
kind: ServiceAccount
metadata: { name: web }
---
apiVersion: v1
kind: Secret
metadata: { name: owner }
---
apiVersion: postgresql.cnpg.io/v1
kind: Cluster
metadata: { name: db }
spec:
  imageName: example/postgres:16
  instances: 1
  bootstrap: { initdb: { secret: { name: owner } } }
---
apiVersion: postgresql.cnpg.io/v1
kind: ScheduledBackup
metadata: { name: db }
spec: { schedule: 0 0 2 * * *, cluster: { name: db } }
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: worker }
spec:
  selector: { matchLabels: { app: worker } }
  template:
    metadata: { labels: { app: worker } }
    spec: { containers: [{ name: worker, image: example/web:unset }, { name: proxy, image: example/proxy:1.0.0 }] }
`;

const kustomization = `
resources: [objects.yaml]
components: [../component]
namePrefix: a-
labels: [{ pairs: { environment: dev }, includeTemplates: true }]
replicas: [{ name: web, count: 4 }]
images:
  - { name: example/web, newTag: develop-1 }
  - { name: example/postgres, newTag: "17" }
patches:
  - patch: |
      apiVersion: argoproj.io/v1alpha1
      kind: Rollout
      metadata: { name: web }
      spec: { template: { spec: { containers: [{ name: proxy, imagePullPolicy: Always }] } } }
  - patch: |
      apiVersion: apps/v1
      kind: Deployment
      metadata: { name: worker }
      spec: { template: { spec: { containers: [{ name: proxy, imagePullPolicy: Always }] } } }
`;

const files = { ...componentFiles, 'overlay/objects.yaml': objects, 'overlay/kustomization.yaml': kustomization };

const memory: FileSystem = {
  readFile: (path) => new Map(Object.entries(files).map(([name, text]) => [`/tree/${name}`, text])).get(path),
  readDirectory: (path) => {
    const inside = Object.keys(files).filter((name) => `/tree/${name}`.startsWith(`${path}/`));
    return inside.length === 0 ? undefined : inside.map((name) => `/tree/${name}`.slice(path.length + 1).split('/')[0] ?? '');
  },
};

describe('with the component, Kustomize treats a Rollout and a CloudNativePG Cluster as it treats its own kinds', () => {
  const build = buildDirectory('/tree/overlay', { fileSystem: memory });
  const text = (kind: string, name: string): string => JSON.stringify(build.objects.find((object) => object.kind === kind && object.metadata.name === name));
  const rollout = text('Rollout', 'a-web');

  test('it builds', () => expect(build.issues).toEqual([]));

  test('a strategic patch merges containers by name, in a Rollout and still in a Deployment', () => {
    const proxy = '{"image":"example/proxy:1.0.0","imagePullPolicy":"Always","name":"proxy"}';
    const sorted = (json: string): string => JSON.stringify(JSON.parse(json), (_, value: unknown) => sortKeys(value));
    expect(sorted(rollout)).toContain(proxy);
    expect(sorted(text('Deployment', 'a-worker'))).toContain(proxy);
    expect(rollout).toContain('"image":"example/web:develop-1"');
  });

  test('replicas, images and labels reach them, and what an analysis runs', () => {
    expect(JSON.parse(rollout)).toMatchObject({ spec: { replicas: 4, template: { metadata: { labels: { app: 'web', environment: 'dev' } } }, selector: { matchLabels: { app: 'web' } } } });
    expect(JSON.parse(text('Cluster', 'a-db'))).toMatchObject({ spec: { imageName: 'example/postgres:17', inheritedMetadata: { labels: { environment: 'dev' } } } });
    expect(JSON.parse(text('AnalysisTemplate', 'a-smoke'))).toMatchObject({
      spec: { metrics: [{ provider: { job: { spec: { template: { metadata: { labels: { environment: 'dev' } }, spec: { containers: [{ image: 'example/web:develop-1' }] } } } } } }] },
    });
    expect(text('AnalysisTemplate', 'a-rate')).not.toContain('job');
  });

  test('a renamed object is found by what names it', () => {
    expect(JSON.parse(rollout)).toMatchObject({
      spec: {
        strategy: {
          canary: {
            stableService: 'a-web',
            canaryService: 'a-web-canary',
            trafficRouting: { nginx: { stableIngress: 'a-web' } },
            steps: [{ setWeight: 20 }, { analysis: { templates: [{ templateName: 'a-smoke' }] } }],
            analysis: { templates: [{ templateName: 'a-rate' }] },
          },
        },
        template: { spec: { serviceAccountName: 'a-web', containers: [{ name: 'proxy' }, { envFrom: [{ configMapRef: { name: 'a-web-config' } }] }] } },
      },
    });
    expect(JSON.parse(text('HorizontalPodAutoscaler', 'a-web'))).toMatchObject({ spec: { scaleTargetRef: { name: 'a-web' } } });
    expect(JSON.parse(text('Cluster', 'a-db'))).toMatchObject({ spec: { bootstrap: { initdb: { secret: { name: 'a-owner' } } } } });
    expect(JSON.parse(text('ScheduledBackup', 'a-db'))).toMatchObject({ spec: { cluster: { name: 'a-db' } } });
  });

  describeOracle('and the real kustomize does the same', (oracle) => {
    test('to the byte', () => expect(askOracle(oracle, files, 'overlay')).toEqual({ text: build.text }));
  });
});

function sortKeys(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}
