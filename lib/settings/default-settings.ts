/** What holds where neither a cell's file nor what it inherits says otherwise. */
export const defaultSettings = {
  defaults: {
    resources: { ephemeralStorage: '128Mi' },
    rollout: { strategy: 'rolling' },
    variables: {},
    featureFlags: {},
    routes: [],
  },
  services: {},
  databases: {},
  routing: { kind: 'nginx', ingressClass: 'nginx' },
  hosts: {},
  certificates: {},
  // Where kubeadm, k3s, EKS, GKE and AKS run the cluster's DNS.
  outside: { dns: { namespaceLabels: { 'kubernetes.io/metadata.name': 'kube-system' }, podLabels: { 'k8s-app': 'kube-dns' } } },
  secrets: { rotation: 'manual', refreshInterval: '1h' },
  observability: {
    metrics: 'basic',
    alerts: 'none',
    logging: { level: 'console' },
    tracing: { enabled: false },
    monitorLabels: {},
  },
  tests: { smoke: false, integration: false, endToEnd: false, synthetic: false, performance: false, load: false },
  delivery: { hold: false, approval: 'none', syncGate: 'none', targetRevision: 'HEAD' },
} as const;
