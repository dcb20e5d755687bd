import { lines, readCell } from './read';

const requests = 'resources: { requests: { cpu: 100m, memory: 64Mi } }';
const store = (topology: string, more = '') => `databases: { postgres: { topology: ${topology}, ${more} storage: { size: 1Gi }, resources: { requests: { cpu: 1m, memory: 1Gi } } } }`;
const backup = (schedule: string, rpo: string, recovery = 'recovery: manual') =>
  `backup: { schedule: "${schedule}", retentionDays: 7, rto: 1h, rpo: ${rpo}, ${recovery}, storage: { bucket: b, endpoint: https://s3.example.com, region: r } }`;

const refused: readonly (readonly [string, string, readonly string[]])[] = [
  [
    'ACME for a .local host',
    'hosts: { shop.local: { tls: acme } }\ncertificates: { acme: { server: https://acme.example.com, email: a@example.com } }',
    ['prod:2:24 SETTINGS_ACME_LOCAL_HOST hosts["shop.local"].tls: no ACME server can reach shop.local'],
  ],
  [
    'ACME for a wildcard, which HTTP cannot prove',
    'hosts: { "*.example.com": { tls: acme } }\ncertificates: { acme: { server: https://acme.example.com, email: a@example.com } }',
    ['prod:2:29 SETTINGS_CONTRADICTION hosts["*.example.com"].tls: ACME proves a wildcard by DNS only, and the issuer solves by HTTP'],
  ],
  [
    'ACME without a server',
    'hosts: { shop.com: { tls: acme } }',
    ['prod:2:22 SETTINGS_INCOMPLETE hosts["shop.com"].tls: acme needs certificates.acme, the server and an email'],
  ],
  [
    'an autoscaler without requests',
    'services: { web: { autoscaling: { min: 1, max: 2, cpu: 80 } } }',
    ['prod:2:20 SETTINGS_AUTOSCALER_WITHOUT_REQUESTS services.web.autoscaling: scales by use of requests, but resources.requests is absent'],
  ],
  [
    'an autoscaler with more copies at least than at most',
    `services: { web: { autoscaling: { min: 3, max: 2, cpu: 80 }, ${requests} } }`,
    ['prod:2:35 SETTINGS_CONTRADICTION services.web.autoscaling.min: 3 is above max, 2'],
  ],
  [
    'two owners of the number of copies',
    `services: { web: { replicas: 2, autoscaling: { min: 1, max: 2, cpu: 80 }, ${requests} } }`,
    ['prod:2:20 SETTINGS_CONTRADICTION services.web.replicas: autoscaling owns the number; remove one of the two'],
  ],
  ['no number of copies', 'defaults: { replicas: null }', ['prod:2:1 SETTINGS_INCOMPLETE defaults: needs replicas or autoscaling']],
  [
    'a memory limit below the request, of each service that has it',
    `defaults: { ${requests} }\nservices: { web: { resources: { memoryLimit: 32Mi } } }`,
    ['prod:3:33 SETTINGS_CONTRADICTION services.web.resources.memoryLimit: 32Mi is below the request, 64Mi'],
  ],
  [
    'a fault of the defaults, once',
    `defaults: { resources: { requests: { cpu: 1m, memory: 64Mi }, memoryLimit: 32Mi } }\nservices: { web: { logLevel: DEBUG } }`,
    ['prod:2:63 SETTINGS_CONTRADICTION defaults.resources.memoryLimit: 32Mi is below the request, 64Mi'],
  ],
  [
    'a guarantee that the limit breaks',
    'services: { web: { resources: { requests: { cpu: 1m, memory: 1Mi }, memoryLimit: 2Mi, guaranteed: true } } }',
    ['prod:2:87 SETTINGS_CONTRADICTION services.web.resources.guaranteed: needs a memoryLimit equal to the memory request'],
  ],
  [
    'a guarantee of nothing',
    'services: { web: { resources: { guaranteed: true } } }',
    ['prod:2:33 SETTINGS_INCOMPLETE services.web.resources.guaranteed: needs resources.requests'],
  ],
  [
    'a canary without steps',
    'services: { web: { rollout: { strategy: canary } } }',
    ['prod:2:31 SETTINGS_INCOMPLETE services.web.rollout.strategy: canary needs steps'],
  ],
  [
    'a hook beside a rollout that may pause',
    'services: { web: { rollout: { strategy: blue-green } } }\ntests: { integration: true }',
    ['prod:3:10 SETTINGS_CONTRADICTION tests.integration: runs as a hook after each sync, which cannot wait for a canary or blue-green rollout'],
  ],
  [
    'a route to a host that is not there',
    'hosts: { shop.com: { tls: self-signed } }\nservices: { web: { routes: [{ host: shpo.com, prefix: / }] } }',
    ['prod:3:31 SETTINGS_INCOMPLETE services.web.routes[0].host: shpo.com is not a host of hosts (did you mean shop.com?)'],
  ],
  [
    'one address for two services',
    'hosts: { shop.com: { tls: self-signed } }\nservices: { a: { routes: [{ host: shop.com, prefix: / }] }, b: { routes: [{ host: shop.com, prefix: / }] } }',
    ['prod:3:75 SETTINGS_CONTRADICTION services.b.routes[0]: shop.com/ already leads to a'],
  ],
  ['a Gateway that is not named', 'routing: { kind: gateway }', ['prod:2:12 SETTINGS_INCOMPLETE routing.kind: gateway needs routing.gateway, the name and namespace of the Gateway']],
  ['a single database with three instances', store('single', 'instances: 3,'), ['prod:2:44 SETTINGS_CONTRADICTION databases.postgres.instances: single has one instance, not 3']],
  [
    'an even number of members',
    store('replicated', 'instances: 4,'),
    ['prod:2:48 SETTINGS_CONTRADICTION databases.postgres.instances: a majority needs an odd number of at least 3 members, not 4'],
  ],
  [
    'a database whose limit is below its request',
    'databases: { postgres: { topology: single, storage: { size: 1Gi }, resources: { requests: { cpu: 1m, memory: 2Gi }, memoryLimit: 1Gi } } }',
    ['prod:2:117 SETTINGS_CONTRADICTION databases.postgres.resources.memoryLimit: 1Gi is below the request, 2Gi'],
  ],
  [
    'an RPO shorter than the backup interval',
    backup('0 2 * * *', '12h'),
    ['prod:2:61 SETTINGS_RPO_BELOW_BACKUP_INTERVAL backup.rpo: 12h may be lost, but up to 1d pass between two backups'],
  ],
  ['a date that never comes', backup('0 2 31 2 *', '12h'), ['prod:2:11 SETTINGS_INCOMPLETE backup.schedule: 0 2 31 2 * names no date that exists']],
  [
    'automated recovery that nobody tries',
    backup('0 * * * *', '1h', 'recovery: automated'),
    ['prod:2:70 SETTINGS_INCOMPLETE backup.recovery: automated needs verificationSchedule: a recovery that nobody tries is none'],
  ],
  ['metrics without a prober', 'observability: { metrics: full }', ['prod:2:18 SETTINGS_INCOMPLETE observability.metrics: full needs prober, the address of the blackbox exporter']],
  [
    'alerts in the metrics, and none',
    'observability: { metrics: full+alerts, prober: p }',
    ['prod:2:1 SETTINGS_CONTRADICTION observability.alerts: metrics is full+alerts, but alerts is none'],
  ],
  ['alerts without metrics', 'observability: { alerts: basic }', ['prod:2:18 SETTINGS_CONTRADICTION observability.alerts: basic alerts need metrics full, basic has nothing to judge']],
  ['an SLA that nobody watches', 'observability: { sla: 99.9% }', ['prod:2:18 SETTINGS_CONTRADICTION observability.sla: nobody would notice that 99.9% is missed: alerts is none']],
  ['tracing to nowhere', 'observability: { tracing: { enabled: true } }', ['prod:2:29 SETTINGS_INCOMPLETE observability.tracing.enabled: needs endpoint, the address of the collector']],
  [
    'retention without a time',
    'observability: { logging: { level: aggregated+retention } }',
    ['prod:2:29 SETTINGS_INCOMPLETE observability.logging.level: aggregated+retention needs retention'],
  ],
  [
    'an image updater for a held cell',
    'delivery: { hold: true, imageUpdater: { strategy: semver, branch: tags } }',
    ['prod:2:25 SETTINGS_CONTRADICTION delivery.imageUpdater: a held cell takes no tags but by promotion'],
  ],
  [
    'an image updater beside a promotion',
    'delivery: { promotesFrom: staging, imageUpdater: { strategy: semver, branch: tags } }',
    ['prod:2:36 SETTINGS_CONTRADICTION delivery.imageUpdater: the tags of this environment come from staging'],
  ],
];

test.each(refused)('refused: %s', (_, text, expected) => {
  const { settings, issues } = readCell(text);
  expect(lines(issues)).toEqual(expected);
  expect(settings).toBeUndefined();
  for (const { line = 0, column = 0, path = '' } of issues) {
    // The place is that of the setting, or of the nearest one above it that the file has.
    const key = /^["\w.*-]+/.exec((text.split('\n')[line - 2] ?? '').slice(column - 1))?.[0].replaceAll('"', '') ?? '';
    expect(path).toContain(key);
  }
});

const accepted: readonly (readonly [string, string])[] = [
  ['ACME for a public host', 'hosts: { shop.com: { tls: acme } }\ncertificates: { acme: { server: https://acme.example.com, email: a@example.com } }'],
  ['hourly backups with an RPO of one hour', backup('0 * * * *', '1h')],
  ['one instance of an operator', store('operator-single')],
  ['three members', store('replicated', 'instances: 3,')],
  ['a blue-green rollout with a smoke test, which is its analysis', 'services: { web: { rollout: { strategy: blue-green } } }\ntests: { smoke: true }'],
  ['a limit equal to the request', 'services: { web: { resources: { requests: { cpu: 1m, memory: 1Gi }, memoryLimit: 1024Mi, guaranteed: true } } }'],
];

test.each(accepted)('accepted: %s', (_, text) => {
  expect(lines(readCell(text).issues)).toEqual([]);
});
