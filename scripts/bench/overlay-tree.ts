import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Writes a base of N services (Deployment, Service, ConfigMap, NetworkPolicy) and an overlay with an image, a replica
 * count and a patch for each: a strategic one in a file, or a JSON patch in the kustomization itself.
 */
export function writeTree(directory: string, services: number, patches: 'files' | 'inline'): string {
  const [base, overlay] = [join(directory, 'base'), join(directory, 'overlay')];
  mkdirSync(base, { recursive: true });
  mkdirSync(overlay, { recursive: true });
  const names = Array.from({ length: services }, (_, index) => `service-${index}`);
  for (const name of names) writeFileSync(join(base, `${name}.yaml`), serviceOf(name));
  if (patches === 'files') for (const name of names) writeFileSync(join(overlay, `${name}-patch.yaml`), patchOf(name));
  writeFileSync(join(base, 'kustomization.yaml'), `resources:\n${names.map((name) => `- ${name}.yaml\n`).join('')}`);
  writeFileSync(
    join(overlay, 'kustomization.yaml'),
    `resources:
- ../base
namespace: bench
namePrefix: prod-
labels:
- includeSelectors: false
  pairs:
    environment: bench
images:
${names.map((name) => `- name: registry.example/${name}\n  newTag: 1.2.3\n`).join('')}replicas:
${names.map((name) => `- name: ${name}\n  count: 3\n`).join('')}patches:
${names.map(patches === 'files' ? (name) => `- path: ${name}-patch.yaml\n` : inlinePatchOf).join('')}`,
  );
  return overlay;
}

const serviceOf = (name: string) => `apiVersion: apps/v1
kind: Deployment
metadata:
  name: ${name}
spec:
  replicas: 1
  selector:
    matchLabels:
      app: ${name}
  template:
    metadata:
      labels:
        app: ${name}
    spec:
      containers:
      - name: app
        image: registry.example/${name}:0.0.0
        ports:
        - containerPort: 8080
          name: http
        envFrom:
        - configMapRef:
            name: ${name}-config
        readinessProbe:
          httpGet:
            path: /healthz
            port: http
        resources:
          requests:
            cpu: 100m
            memory: 128Mi
---
apiVersion: v1
kind: Service
metadata:
  name: ${name}
spec:
  selector:
    app: ${name}
  ports:
  - name: http
    port: 80
    targetPort: http
---
apiVersion: v1
kind: ConfigMap
metadata:
  name: ${name}-config
data:
  LOG_LEVEL: info
  FEATURE_X: "true"
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: ${name}
spec:
  podSelector:
    matchLabels:
      app: ${name}
  policyTypes:
  - Ingress
  ingress:
  - from:
    - podSelector: {}
    ports:
    - port: 8080
`;

const patchOf = (name: string) => `apiVersion: apps/v1
kind: Deployment
metadata:
  name: ${name}
spec:
  template:
    spec:
      containers:
      - name: app
        resources:
          limits:
            memory: 256Mi
`;

const inlinePatchOf = (name: string) => `- target:
    kind: Deployment
    name: ${name}
  patch: |-
    - op: add
      path: /spec/template/spec/containers/0/resources/limits
      value:
        memory: 256Mi
`;
