import { readSettings, serviceSettings } from '../../lib/settings';
import { least, lines, memory, readCell } from './read';

test('the least that a cell can say is completed by the defaults', () => {
  const { settings, issues } = readCell('');
  expect(issues).toEqual([]);
  expect(settings).toMatchObject({
    namespace: 'shop-prod',
    defaults: { replicas: 2, rollout: { strategy: 'rolling' }, routes: [], variables: {} },
    routing: { kind: 'nginx', ingressClass: 'nginx' },
    observability: { metrics: 'basic', alerts: 'none', logging: { level: 'console' }, tracing: { enabled: false } },
    delivery: { hold: false, approval: 'none', syncGate: 'none', targetRevision: 'HEAD' },
  });
  expect(settings).not.toHaveProperty('inherits');
});

test('maps are merged key by key, lists and scalars are replaced, null removes (RFC 7386)', () => {
  const base = `${least}
services:
  web:
    variables: { A: base, B: base }
    routes: [{ host: a.example.com, prefix: / }]
    startupSeconds: 30
hosts: { a.example.com: { tls: self-signed }, b.example.com: { tls: self-signed } }
`;
  const leaf = `
inherits: ../base
services:
  web:
    variables: { B: leaf, C: leaf }
    routes: [{ host: b.example.com, prefix: /b }]
    startupSeconds: null
`;
  const files = memory({ '/s/base/environment.yaml': base, '/s/dev/environment.yaml': leaf });
  const { settings, issues } = readSettings('/s/dev/environment.yaml', files);
  expect(issues).toEqual([]);
  expect(settings?.services['web']).toEqual({
    variables: { A: 'base', B: 'leaf', C: 'leaf' },
    routes: [{ host: 'b.example.com', prefix: '/b' }],
  });
});

describe('one service', () => {
  const service = (text: string) => {
    const { settings, issues } = readCell(text);
    if (settings === undefined) throw new Error(lines(issues).join('\n'));
    return serviceSettings(settings, 'web');
  };

  test('has the defaults where it says nothing', () => {
    expect(service('')).toMatchObject({ replicas: 2, logLevel: 'INFO' });
  });

  test('merges its own values into the defaults', () => {
    const text = 'defaults: { resources: { requests: { cpu: 100m, memory: 64Mi } } }\nservices: { web: { resources: { requests: { memory: 128Mi } } } }';
    expect(service(text).resources).toEqual({ ephemeralStorage: '128Mi', requests: { cpu: '100m', memory: '128Mi' } });
  });

  test('that scales by itself has no replicas, and one that is counted has no autoscaler', () => {
    const requests = 'defaults: { resources: { requests: { cpu: 100m, memory: 64Mi } } }\n';
    const scaled = service(`${requests}services: { web: { autoscaling: { min: 3, max: 10, cpu: 80 } } }`);
    expect(scaled).toMatchObject({ autoscaling: { min: 3, max: 10, cpu: 80 } });
    expect(scaled).not.toHaveProperty('replicas');
    const files = memory({
      '/s/environment.yaml': `${least.replace('replicas: 2', 'autoscaling: { min: 3, max: 10, cpu: 80 }\n  resources: { requests: { cpu: 1, memory: 1Gi } }').replace('cpu: 1,', 'cpu: "1",')}\nservices: { web: { replicas: 1 } }`,
    });
    const { settings } = readSettings('/s/environment.yaml', files);
    const counted = settings && serviceSettings(settings, 'web');
    expect(counted).toMatchObject({ replicas: 1 });
    expect(counted).not.toHaveProperty('autoscaling');
  });
});

describe('what is wrong is named with its place', () => {
  const cases: readonly (readonly [string, string, readonly string[]])[] = [
    ['an unknown key, with the nearest known one', 'observabilty: {}', ['prod:2:1 SETTINGS_UNKNOWN_KEY observabilty is not a setting (did you mean observability?)']],
    [
      'an unknown key that is near to none, with the known ones',
      'security: { firewall: on }',
      ['prod:2:13 SETTINGS_UNKNOWN_KEY security.firewall is not a setting (known here: podSecurity, networkPolicy)'],
    ],
    ['text where a number must stand', 'defaults: { replicas: two }', ['prod:2:13 SETTINGS_WRONG_TYPE defaults.replicas must be a whole number, not text']],
    ['a fraction where a whole number must stand', 'defaults: { replicas: 1.5 }', ['prod:2:13 SETTINGS_WRONG_TYPE defaults.replicas must be a whole number, not a number']],
    ['an unquoted boolean where text must stand', 'defaults: { variables: { DEBUG: True } }', ['prod:2:26 SETTINGS_WRONG_TYPE defaults.variables.DEBUG must be text, not true or false']],
    ['a list where a map must stand', 'hosts: [a]', ['prod:2:1 SETTINGS_WRONG_TYPE hosts must be a map, not a list']],
    [
      'a word that is not one of those allowed',
      'security: { podSecurity: restrictd }',
      ['prod:2:13 SETTINGS_WRONG_VALUE security.podSecurity must be one of privileged, baseline, restricted (did you mean restricted?)'],
    ],
    [
      'a quantity that Kubernetes does not read',
      'defaults: { resources: { memoryLimit: 512MB } }',
      ['prod:2:26 SETTINGS_WRONG_VALUE defaults.resources.memoryLimit must be a Kubernetes quantity such as 500m or 128Mi'],
    ],
    ['a number out of range', 'services: { web: { autoscaling: { cpu: 0 } } }', ['prod:2:35 SETTINGS_WRONG_VALUE services.web.autoscaling.cpu must be at least 1']],
    ['a number above its range', 'observability: { tracing: { sampling: 2 } }', ['prod:2:29 SETTINGS_WRONG_VALUE observability.tracing.sampling must be at most 1']],
    [
      'text that does not match',
      'observability: { sla: three nines }',
      ['prod:2:18 SETTINGS_WRONG_VALUE observability.sla must match ^[0-9]{1,2}(\\.[0-9]+)?%$'],
    ],
    ['a schedule that is none', 'scanning: { schedule: daily }', ['prod:2:13 SETTINGS_WRONG_VALUE scanning.schedule must be five cron fields such as "0 2 * * *"']],
    ['a pattern that is none', 'delivery: { tagPattern: "[" }', ['prod:2:13 SETTINGS_WRONG_VALUE delivery.tagPattern must be a regular expression']],
    [
      'an item that lacks a key',
      'services: { web: { routes: [{ host: a.example.com }] } }',
      ['prod:2:29 SETTINGS_MISSING services.web.routes[0] needs prefix'],
    ],
    [
      'what no file of the chain says',
      'scanning: {}',
      ['prod:2:1 SETTINGS_MISSING scanning.schedule is missing'],
    ],
    ['two documents', '---\nnamespace: b', ['prod SETTINGS_SYNTAX a settings file is one document, not 2']],
    ['a key that stands twice', 'purpose: a\npurpose: b', ['prod:3:1 SETTINGS_DUPLICATE_KEY this key stands twice in the same map']],
  ];
  test.each(cases)('%s', (_, text, expected) => {
    const { settings, issues } = readCell(text);
    expect(lines(issues)).toEqual(expected);
    expect(settings).toBeUndefined();
  });

  test('several faults are all reported', () => {
    expect(lines(readCell('a: 1\nb: 2').issues).map((line) => line.split(' (')[0])).toEqual([
      'prod:2:1 SETTINGS_UNKNOWN_KEY a is not a setting',
      'prod:3:1 SETTINGS_UNKNOWN_KEY b is not a setting',
    ]);
  });

  test('a fault of an inherited file is placed in that file', () => {
    const files = memory({ '/s/base/environment.yaml': `${least}\nspeed: 3`, '/s/dev/environment.yaml': 'inherits: ../base\nnamespace: x' });
    expect(lines(readSettings('/s/dev/environment.yaml', files).issues)[0]).toMatch(/^base:13:1 SETTINGS_UNKNOWN_KEY speed/);
  });
});

describe('files', () => {
  test('that do not exist', () => {
    expect(lines(readSettings('/s/dev/environment.yaml', memory({})).issues)).toEqual(['dev SETTINGS_FILE_MISSING /s/dev/environment.yaml does not exist']);
    const files = memory({ '/s/dev/environment.yaml': 'inherits: ../bse' });
    expect(lines(readSettings('/s/dev/environment.yaml', files).issues)).toEqual(['dev:1:1 SETTINGS_FILE_MISSING /s/bse/environment.yaml does not exist']);
  });

  test('that inherit themselves through others', () => {
    const files = memory({ '/s/a/environment.yaml': 'inherits: ../b', '/s/b/environment.yaml': 'inherits: ../a' });
    expect(lines(readSettings('/s/a/environment.yaml', files).issues)).toEqual([
      'b:1:1 SETTINGS_INHERITANCE_CYCLE /s/a/environment.yaml inherits itself: /s/a/environment.yaml -> /s/b/environment.yaml',
    ]);
  });

  test('that are no YAML', () => {
    const [line] = lines(readSettings('/s/dev/environment.yaml', memory({ '/s/dev/environment.yaml': 'a: [1\nb: 2' })).issues);
    expect(line).toMatch(/^dev:\d+:\d+ SETTINGS_SYNTAX /);
  });

  test('that hold no map', () => {
    const { issues } = readSettings('/s/dev/environment.yaml', memory({ '/s/dev/environment.yaml': '- a' }));
    expect(lines(issues)).toEqual(['dev:1:1 SETTINGS_WRONG_TYPE a settings file must hold a map']);
  });
});

test('a service or a database that the system does not have is an error where the names are known', () => {
  const known = { services: ['web', 'api'], databases: ['postgres'] };
  const text = 'services: { wbe: { replicas: 1 } }\ndatabases: { mysql: { topology: single, storage: { size: 1Gi }, resources: { requests: { cpu: 1m, memory: 1Mi } } } }';
  expect(lines(readCell(text, known).issues)).toEqual([
    'prod:2:13 SETTINGS_UNKNOWN_NAME services.wbe: the system has no such service (did you mean web?)',
    'prod:3:14 SETTINGS_UNKNOWN_NAME databases.mysql: the system has no such database (the system has postgres)',
  ]);
  expect(readCell(text).issues).toEqual([]);
});
