/** Manifests in which no practice check finds a fault; tests change one thing at a time. */
export const soundDeployment = `
apiVersion: apps/v1
kind: Deployment
metadata: {name: web, namespace: shop}
spec:
  replicas: 2
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec:
      enableServiceLinks: false
      securityContext: {runAsUser: 10001}
      topologySpreadConstraints: [{maxSkew: 1, topologyKey: zone, whenUnsatisfiable: ScheduleAnyway, labelSelector: {matchLabels: {app: web}}}]
      containers:
        - name: app
          image: registry.example.com:5000/web:1.2.3
          imagePullPolicy: IfNotPresent
          ports: [{name: http, containerPort: 8080}]
          env: [{name: LEVEL, value: info}]
          readinessProbe: {httpGet: {path: /ready, port: http}}
          livenessProbe: {httpGet: {path: /alive, port: http}}
          securityContext: {readOnlyRootFilesystem: true}
          resources: {requests: {cpu: 100m, memory: 128Mi, ephemeral-storage: 100Mi}, limits: {memory: 128Mi, ephemeral-storage: 100Mi}}
`;

const others = `
apiVersion: v1
kind: Namespace
metadata: {name: shop, labels: {pod-security.kubernetes.io/enforce: restricted}, annotations: {trellis.dev/rpo: 24h}}
---
apiVersion: v1
kind: Service
metadata: {name: web, namespace: shop}
spec: {selector: {app: web}, ports: [{name: http, port: 80, targetPort: http}]}
---
apiVersion: policy/v1
kind: PodDisruptionBudget
metadata: {name: web, namespace: shop}
spec: {maxUnavailable: 1, selector: {matchLabels: {app: web}}}
---
`;

export const soundManifests = others + soundDeployment;

/** The sound manifests with one text replaced; a text that is not there would test nothing. */
export function withChange(from: string, to: string, more = ''): string {
  if (!soundManifests.includes(from)) throw new Error(`not there: ${from}`);
  return `${soundManifests.replace(from, to)}${more === '' ? '' : `---\n${more}`}`;
}
