import { certificateAlerts, certificates, imageScan, namespace, quota, secretStore } from '../../charts/parts/platform';
import { externalSecret } from '../../charts/parts/external-secret';
import { cell, names, only, render, yaml } from './render';

const labels = { 'app.kubernetes.io/part-of': 'shop' };

describe('the Namespace', () => {
  const made = (text: string) => only(render((chart) => namespace(chart, cell(text), labels)), 'Namespace').metadata;

  test('enforces the level of the settings and always warns and audits as restricted', () => {
    expect(made('security: { podSecurity: privileged }')['labels']).toEqual({
      'app.kubernetes.io/part-of': 'shop',
      'pod-security.kubernetes.io/enforce': 'privileged',
      'pod-security.kubernetes.io/enforce-version': 'v1.28',
      'pod-security.kubernetes.io/warn': 'restricted',
      'pod-security.kubernetes.io/warn-version': 'v1.28',
      'pod-security.kubernetes.io/audit': 'restricted',
      'pod-security.kubernetes.io/audit-version': 'v1.28',
    });
  });

  test('is not inside itself, comes first, and is never deleted', () => {
    expect(made('')).not.toHaveProperty('namespace');
    expect(made('')['annotations']).toEqual({
      'trellis.dev/purpose': 'Production',
      'argocd.argoproj.io/sync-wave': '-10',
      'argocd.argoproj.io/sync-options': 'Prune=false,Delete=false',
    });
  });

  test('records the objectives that no field holds', () => {
    const text = `
cost: { estimatedMonthly: $500-1000 }
observability: { metrics: full+alerts, prober: p, alerts: comprehensive, sla: 99.9%, logging: { level: aggregated+retention, retention: 30d } }
backup: { schedule: "0 * * * *", retentionDays: 30, rto: 1h, rpo: 1h, recovery: manual, storage: { bucket: b, endpoint: https://s3.example.com, region: r } }
`;
    expect(made(text)['annotations']).toMatchObject({
      'trellis.dev/estimated-monthly-cost': '$500-1000',
      'trellis.dev/sla': '99.9',
      'trellis.dev/log-retention': '30d',
      'trellis.dev/rto': '1h',
      'trellis.dev/rpo': '1h',
    });
  });
});

test('a quota caps what the namespace may ask for, and Pods that state nothing get something', () => {
  const { cost } = cell('cost: { estimatedMonthly: $50, quota: { cpu: "4", memory: 8Gi, storage: 20Gi, pods: 50 } }');
  const objects = render((chart) => quota(chart, cost, labels));
  expect(only(objects, 'ResourceQuota')['spec']).toEqual({ hard: { 'requests.cpu': '4', 'requests.memory': '8Gi', 'requests.storage': '20Gi', pods: '50' } });
  expect(only(objects, 'LimitRange')['spec']).toEqual({
    limits: [{ type: 'Container', defaultRequest: { cpu: '50m', memory: '64Mi' }, default: { memory: '256Mi' } }],
  });
  expect(render((chart) => quota(chart, { estimatedMonthly: '$50' }, labels))).toEqual([]);
});

describe('certificates', () => {
  const made = (text: string) => render((chart) => certificates(chart, cell(text), labels));
  const acme = 'certificates: { acme: { server: https://acme.example.com/directory, email: a@example.com } }\n';

  test('self-signed: an Issuer and one Certificate a host', () => {
    const objects = made('hosts: { shop.local: { tls: self-signed } }');
    expect(names(objects)).toEqual(['Issuer/self-signed', 'Certificate/shop-local-tls']);
    expect(only(objects, 'Issuer')['spec']).toEqual({ selfSigned: {} });
    expect(only(objects, 'Certificate')['spec']).toEqual(
      yaml(`
secretName: shop-local-tls
dnsNames: [shop.local]
privateKey: { algorithm: ECDSA, size: 256, rotationPolicy: Always }
issuerRef: { name: self-signed, kind: Issuer, group: cert-manager.io }
`),
    );
  });

  test('ca: an authority of the namespace, itself self-signed', () => {
    const objects = made('hosts: { shop.local: { tls: ca } }');
    expect(names(objects)).toEqual(['Issuer/self-signed', 'Certificate/authority', 'Issuer/ca', 'Certificate/shop-local-tls']);
    expect(only(objects, 'Certificate', 'authority')['spec']).toMatchObject({ isCA: true, secretName: 'authority', issuerRef: { name: 'self-signed' } });
    expect(only(objects, 'Issuer', 'ca')['spec']).toEqual({ ca: { secretName: 'authority' } });
  });

  test('acme: the server of the settings, challenges through the Ingress controller', () => {
    const objects = made(`${acme}hosts: { shop.com: { tls: acme } }`);
    expect(only(objects, 'Issuer')['spec']).toEqual(
      yaml(`
acme:
  server: https://acme.example.com/directory
  email: a@example.com
  privateKeySecretRef: { name: acme-account }
  solvers: [{ http01: { ingress: { ingressClassName: nginx } } }]
`),
    );
  });

  test('acme through a Gateway: challenges by HTTPRoutes', () => {
    const objects = made(`${acme}hosts: { shop.com: { tls: acme } }\nrouting: { kind: gateway, gateway: { name: public, namespace: gateways } }`);
    expect(only(objects, 'Issuer')['spec']).toMatchObject({
      acme: { solvers: [{ http01: { gatewayHTTPRoute: { parentRefs: [{ name: 'public', namespace: 'gateways', kind: 'Gateway' }] } } }] },
    });
  });

  test('secret: a bought certificate is read from the store, and no issuer is needed', () => {
    const objects = made('hosts: { shop.com: { tls: secret } }');
    expect(names(objects)).toEqual(['ExternalSecret/shop-com-tls']);
    expect(only(objects, 'ExternalSecret')['spec']).toMatchObject({
      target: { name: 'shop-com-tls', template: { type: 'kubernetes.io/tls' } },
      data: [{ secretKey: 'tls.crt', remoteRef: { key: 'shop/prod/shop-com-tls', property: 'tls.crt' } }, { secretKey: 'tls.key' }],
    });
  });

  test('what waits for the world stands in the last wave, where nothing waits for it', () => {
    const objects = made(`${acme}hosts: { shop.com: { tls: acme }, shop.local: { tls: ca } }`);
    expect(objects.map(({ metadata }) => (metadata['annotations'] as Record<string, string>)['argocd.argoproj.io/sync-wave'])).toEqual(objects.map(() => '10'));
  });

  test('an alert says in time that one ends', () => {
    const text = 'observability: { metrics: full, prober: p, alerts: comprehensive, monitorLabels: { release: main } }';
    expect(only(render((chart) => certificateAlerts(chart, cell(text), labels)), 'PrometheusRule')).toMatchObject({
      metadata: { labels: { release: 'main' } },
      spec: { groups: [{ rules: [{ alert: 'CertificateExpiresSoon' }] }] },
    });
    expect(render((chart) => certificateAlerts(chart, cell(''), labels))).toEqual([]);
  });
});

describe('secrets', () => {
  const made = (text: string) => render((chart) => secretStore(chart, cell(text).secrets, labels));

  test('come from one store, read as an account of its own', () => {
    const objects = made('');
    expect(names(objects)).toEqual(['ServiceAccount/external-secrets', 'SecretStore/vault']);
    expect(only(objects, 'SecretStore')['spec']).toEqual(
      yaml(`
provider:
  vault:
    server: https://vault.example.com
    path: secret
    version: v2
    auth: { kubernetes: { mountPath: kubernetes, role: shop, serviceAccountRef: { name: external-secrets } } }
`),
    );
  });

  test('of the registry have the type that the kubelet reads', () => {
    expect(only(made('secrets: { pullSecret: registry }'), 'ExternalSecret')['spec']).toMatchObject({
      target: { template: { type: 'kubernetes.io/dockerconfigjson', data: { '.dockerconfigjson': '{{ .dockerconfigjson }}' } } },
    });
  });

  const one = (text: string) =>
    only(render((chart) => externalSecret(chart, cell(text).secrets, { name: 'token', labels, keys: ['token'] })), 'ExternalSecret')['spec'];
  test('are read once where people rotate them', () => {
    expect(one('')).toEqual(
      yaml(`
refreshInterval: "0"
secretStoreRef: { name: vault, kind: SecretStore }
target: { name: token, creationPolicy: Owner }
data: [{ secretKey: token, remoteRef: { key: shop/prod/token, property: token } }]
`),
    );
  });
  test('are read again and again where they rotate by themselves', () => {
    expect(one('secrets: { rotation: automated, refreshInterval: 30m }')).toMatchObject({ refreshInterval: '30m' });
  });
});

test('images are scanned by Trivy inside a container of each, on the schedule of the settings', () => {
  const objects = render((chart) => imageScan(chart, cell('scanning: { schedule: 0 3 * * 0 }'), 'shop', { page: 'example/page', prices: 'example/prices' }));
  const job = only(objects, 'CronJob') as unknown as {
    metadata: { name: string };
    spec: { schedule: string; timeZone: string; jobTemplate: { spec: { template: { spec: Record<'initContainers' | 'containers', { name: string; image: string; command: string[] }[]> } } } };
  };
  expect([job.metadata.name, job.spec.schedule, job.spec.timeZone]).toEqual(['trivy-scan', '0 3 * * 0', 'Etc/UTC']);
  const { initContainers, containers } = job.spec.jobTemplate.spec.template.spec;
  expect(initContainers.map(({ command }) => command)).toEqual([['cp', '/usr/local/bin/trivy', '/program/trivy']]);
  expect(containers.map(({ name, image, command }) => [name, image, command[0]])).toEqual([
    ['page', 'example/page:unset', '/program/trivy'],
    ['prices', 'example/prices:unset', '/program/trivy'],
  ]);
  expect(render((chart) => imageScan(chart, cell(''), 'shop', {}))).toEqual([]);
});
