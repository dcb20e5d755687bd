import { judgeText } from '../judge-text';
import { deployment } from './pods';

const judge = (text: string) => judgeText(text, 'references');

describe('names of other objects', () => {
  test('a ConfigMap that nothing makes is found, with the nearest name', () => {
    const text = `${deployment('web', 'envFrom: [{configMapRef: {name: web-cofig}}]')}
{apiVersion: v1, kind: ConfigMap, metadata: {name: web-config, namespace: shop}, data: {A: b}}`;
    expect(judge(text)).toEqual([
      'REFERENCE_DANGLES shop/Deployment/web spec.template.spec.containers[0].envFrom[0].configMapRef.name: ConfigMap "web-cofig" does not exist in namespace shop. Did you mean web-config?',
    ]);
  });

  test('a ConfigMap of another namespace does not help', () => {
    const text = `${deployment('web', 'envFrom: [{configMapRef: {name: config}}]')}
{apiVersion: v1, kind: ConfigMap, metadata: {name: config, namespace: other}, data: {A: b}}`;
    expect(judge(text)).toHaveLength(1);
  });

  test('a key that a ConfigMap or Secret lacks is found in variables and volumes', () => {
    const text = `${deployment(
      'web',
      'env: [{name: A, valueFrom: {configMapKeyRef: {name: config, key: level}}}, {name: B, valueFrom: {secretKeyRef: {name: login, key: passwd}}}], volumeMounts: [{name: v, mountPath: /v}]',
      '      volumes: [{name: v, projected: {sources: [{configMap: {name: config, items: [{key: a.conf, path: a}, {key: b.conf, path: b}]}}]}}]',
    )}
{apiVersion: v1, kind: ConfigMap, metadata: {name: config, namespace: shop}, data: {LEVEL: b, a.conf: ''}}
---
{apiVersion: v1, kind: Secret, metadata: {name: login, namespace: shop}, stringData: {password: ''}, data: {user: eA==}}`;
    const at = 'REFERENCE_KEY_MISSING shop/Deployment/web spec.template.spec';
    expect(judge(text)).toEqual([
      `${at}.containers[0].env[0].valueFrom.configMapKeyRef.key: ConfigMap "config" has no key "level". Its keys are LEVEL, a.conf.`,
      `${at}.containers[0].env[1].valueFrom.secretKeyRef.key: Secret "login" has no key "passwd". Did you mean password?`,
      `${at}.volumes[0].projected.sources[0].configMap.items[1].key: ConfigMap "config" has no key "b.conf". Did you mean a.conf?`,
    ]);
  });

  test('an optional reference may dangle', () => {
    expect(judge(deployment('web', 'envFrom: [{secretRef: {name: extra, optional: true}}], env: [{name: A, valueFrom: {configMapKeyRef: {name: c, key: k, optional: true}}}]'))).toEqual([]);
  });

  test('what every namespace has needs no making', () => {
    expect(judge(deployment('web', 'volumeMounts: [{name: ca, mountPath: /ca}]', '      serviceAccountName: default\n      volumes: [{name: ca, configMap: {name: kube-root-ca.crt}}]'))).toEqual([]);
  });

  test('accounts, claims and registry credentials', () => {
    const more = `
      serviceAccountName: web
      imagePullSecrets: [{name: registry}]
      volumes: [{name: data, persistentVolumeClaim: {claimName: data}}]`;
    expect(judge(deployment('web', 'volumeMounts: [{name: data, mountPath: /data}]', more))).toEqual([
      'REFERENCE_DANGLES shop/Deployment/web spec.template.spec.imagePullSecrets[0].name: Secret "registry" does not exist in namespace shop.',
      'REFERENCE_DANGLES shop/Deployment/web spec.template.spec.serviceAccountName: ServiceAccount "web" does not exist in namespace shop.',
      'REFERENCE_DANGLES shop/Deployment/web spec.template.spec.volumes[0].persistentVolumeClaim.claimName: PersistentVolumeClaim "data" does not exist in namespace shop.',
    ]);
  });

  test('claims that a StatefulSet makes count, one for each Pod', () => {
    const set = `
{apiVersion: apps/v1, kind: StatefulSet, metadata: {name: db, namespace: shop}, spec: {replicas: 2, selector: {matchLabels: {a: b}},
 template: {metadata: {labels: {a: b}}, spec: {containers: []}}, volumeClaimTemplates: [{metadata: {name: data}}]}}
---`;
    const job = (claim: string) => `
{apiVersion: batch/v1, kind: Job, metadata: {name: copy, namespace: shop}, spec: {template: {spec: {
 containers: [{name: c, volumeMounts: [{name: d, mountPath: /d}]}], volumes: [{name: d, persistentVolumeClaim: {claimName: ${claim}}}]}}}}`;
    expect(judge(set + job('data-db-1'))).toEqual([]);
    expect(judge(set + job('data-db-2'))).toHaveLength(1);
  });
});

describe('Secrets that operators make', () => {
  const reads = (secret: string, key: string) => deployment('web', `env: [{name: A, valueFrom: {secretKeyRef: {name: ${secret}, key: ${key}}}}]`);
  const external = (spec: string) => `{apiVersion: external-secrets.io/v1beta1, kind: ExternalSecret, metadata: {name: login, namespace: shop}, spec: ${spec}}`;
  const codes = (text: string) => judge(text).map((line) => line.split(' ')[0]);

  test.each([
    ['the keys of data', '{data: [{secretKey: password, remoteRef: {key: x}}]}', 'login', 'password', []],
    ['no other key', '{data: [{secretKey: password, remoteRef: {key: x}}]}', 'login', 'user', ['REFERENCE_KEY_MISSING']],
    ['the target name', '{target: {name: made}, data: [{secretKey: password, remoteRef: {key: x}}]}', 'made', 'password', []],
    ['not its own name then', '{target: {name: made}, data: [{secretKey: password, remoteRef: {key: x}}]}', 'login', 'password', ['REFERENCE_DANGLES']],
    ['the keys of a template', '{target: {template: {data: {url: "x"}}}, data: [{secretKey: password, remoteRef: {key: x}}]}', 'login', 'url', []],
    ['in place of data', '{target: {template: {data: {url: "x"}}}, data: [{secretKey: password, remoteRef: {key: x}}]}', 'login', 'password', ['REFERENCE_KEY_MISSING']],
    ['beside data where it merges', '{target: {template: {mergePolicy: Merge, data: {url: "x"}}}, data: [{secretKey: password, remoteRef: {key: x}}]}', 'login', 'password', []],
    ['any key where dataFrom decides', '{dataFrom: [{extract: {key: x}}]}', 'login', 'anything', []],
    ['nothing with creationPolicy None', '{target: {creationPolicy: None}, data: [{secretKey: password, remoteRef: {key: x}}]}', 'login', 'password', ['REFERENCE_DANGLES']],
  ])('an ExternalSecret makes %s', (_title, spec, secret, key, expected) => {
    expect(codes(reads(secret, key) + external(spec))).toEqual(expected);
  });

  test('a Certificate makes tls.crt, tls.key and ca.crt', () => {
    const certificate = '{apiVersion: cert-manager.io/v1, kind: Certificate, metadata: {name: web, namespace: shop}, spec: {secretName: web-tls, issuerRef: {name: ca}}}\n---\n{apiVersion: cert-manager.io/v1, kind: Issuer, metadata: {name: ca, namespace: shop}, spec: {selfSigned: {}}}';
    expect(codes(`${reads('web-tls', 'ca.crt')}${certificate}`)).toEqual([]);
    expect(codes(`${reads('web-tls', 'tls.pem')}${certificate}`)).toEqual(['REFERENCE_KEY_MISSING']);
  });

  test('a CloudNativePG Cluster makes its certificates, and credentials unless it brings its own', () => {
    const cluster = (spec: string) => `{apiVersion: postgresql.cnpg.io/v1, kind: Cluster, metadata: {name: db, namespace: shop}, spec: ${spec}}`;
    expect(codes(reads('db-app', 'jdbc-uri') + cluster('{instances: 3}'))).toEqual([]);
    expect(codes(reads('db-ca', 'ca.crt') + cluster('{instances: 3}'))).toEqual([]);
    expect(codes(reads('db-superuser', 'password') + cluster('{instances: 3}'))).toEqual(['REFERENCE_DANGLES']);
    expect(codes(reads('db-superuser', 'password') + cluster('{instances: 3, enableSuperuserAccess: true}'))).toEqual([]);
    const own = `${cluster('{bootstrap: {initdb: {secret: {name: login}}}}')}\n---\n${external('{data: [{secretKey: username, remoteRef: {key: x}}]}')}`;
    expect(judge(`${reads('db-app', 'uri')}${own}`)).toEqual([
      'REFERENCE_KEY_MISSING shop/Cluster/db spec.bootstrap.initdb.secret.name: Secret "login" has no key "password". Its keys are username.',
      'REFERENCE_DANGLES shop/Deployment/web spec.template.spec.containers[0].env[0].valueFrom.secretKeyRef.name: Secret "db-app" does not exist in namespace shop.',
    ]);
  });
});

describe('references of other kinds', () => {
  test.each([
    ['an autoscaler', '{apiVersion: autoscaling/v2, kind: HorizontalPodAutoscaler, metadata: {name: a, namespace: shop}, spec: {scaleTargetRef: {apiVersion: argoproj.io/v1alpha1, kind: Rollout, name: web}}}', 'spec.scaleTargetRef.name: Rollout "web"'],
    ['a StatefulSet', '{apiVersion: apps/v1, kind: StatefulSet, metadata: {name: a, namespace: shop}, spec: {serviceName: db}}', 'spec.serviceName: Service "db"'],
    ['a RoleBinding', '{apiVersion: rbac.authorization.k8s.io/v1, kind: RoleBinding, metadata: {name: a, namespace: shop}, roleRef: {apiGroup: rbac.authorization.k8s.io, kind: Role, name: reader}, subjects: [{kind: User, name: me}]}', 'roleRef.name: Role "reader"'],
    ['its subjects', '{apiVersion: rbac.authorization.k8s.io/v1, kind: RoleBinding, metadata: {name: a, namespace: shop}, roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: view}, subjects: [{kind: ServiceAccount, name: bot, namespace: shop}]}', 'subjects[0].name: ServiceAccount "bot"'],
    ['a Certificate', '{apiVersion: cert-manager.io/v1, kind: Certificate, metadata: {name: a, namespace: shop}, spec: {secretName: s, issuerRef: {name: ca}}}', 'spec.issuerRef.name: Issuer "ca"'],
    ['an ExternalSecret', '{apiVersion: external-secrets.io/v1beta1, kind: ExternalSecret, metadata: {name: a, namespace: shop}, spec: {secretStoreRef: {name: vault}}}', 'spec.secretStoreRef.name: SecretStore "vault"'],
    ['a ScheduledBackup', '{apiVersion: postgresql.cnpg.io/v1, kind: ScheduledBackup, metadata: {name: a, namespace: shop}, spec: {cluster: {name: db}}}', 'spec.cluster.name: Cluster "db"'],
  ])('%s', (_title, object, expected) => {
    expect(judge(object)).toEqual([expect.stringContaining(`${expected} does not exist in namespace shop.`)]);
  });

  test('a Rollout names Services, an Ingress and analysis templates', () => {
    const rollout = `
{apiVersion: argoproj.io/v1alpha1, kind: Rollout, metadata: {name: web, namespace: shop}, spec: {strategy: {canary: {
 canaryService: web-canary, stableService: web, trafficRouting: {nginx: {stableIngress: web}}, analysis: {templates: [{templateName: success}, {templateName: all, clusterScope: true}]}}}}}`;
    expect(judge(rollout).map((line) => line.split(': ')[1])).toEqual([
      'AnalysisTemplate "success" does not exist in namespace shop.',
      'Service "web-canary" does not exist in namespace shop.',
      'Service "web" does not exist in namespace shop.',
      'Ingress "web" does not exist in namespace shop.',
    ]);
  });

  test('what the cluster provides is judged only where the manifests hold one of the kind', () => {
    const certificate = '{apiVersion: cert-manager.io/v1, kind: Certificate, metadata: {name: a, namespace: shop}, spec: {secretName: s, issuerRef: {name: letsencrypt, kind: ClusterIssuer}}}';
    expect(judge(certificate)).toEqual([]);
    expect(judge(`${certificate}\n---\n{apiVersion: cert-manager.io/v1, kind: ClusterIssuer, metadata: {name: letsencrypt-prod}}`)).toHaveLength(1);
  });

  test('a namespace that the manifests do not show is not judged', () => {
    expect(judge('{apiVersion: gateway.networking.k8s.io/v1, kind: HTTPRoute, metadata: {name: a, namespace: shop}, spec: {rules: [{backendRefs: [{name: api, namespace: elsewhere, port: 80}]}]}}')).toEqual([]);
  });
});
