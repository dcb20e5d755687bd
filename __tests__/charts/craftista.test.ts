import { join, resolve } from 'node:path';
import { App } from 'cdk8s';
import craftista from '../../charts/craftista';
import { diskFileSystem } from '../../lib/file-system';
import type { KubeObject } from '../../lib/manifest';
import type { Settings } from '../../lib/settings';
import { readSettings } from '../../lib/settings';

const environments = ['dev', 'staging', 'prod'];

function settingsOf(environment: string): Settings {
  const file = join(resolve(__dirname, '../..'), 'overlays/craftista', environment, 'environment.yaml');
  const known = { services: Object.keys(craftista.services), databases: ['postgres', 'redis', 'mongodb'] };
  const { settings, issues } = readSettings(file, diskFileSystem, known);
  if (settings === undefined) throw new Error(JSON.stringify(issues, null, 2));
  return settings;
}

function objectsOf(settings: Settings): readonly KubeObject[] {
  const charts = [...Object.values(craftista.base), ...Object.values(craftista.services)];
  return charts.flatMap((build) => JSON.parse(JSON.stringify(build(new App(), settings).toJson())) as KubeObject[]);
}

interface PodSpec {
  readonly automountServiceAccountToken?: boolean;
  readonly serviceAccountName?: string;
  readonly enableServiceLinks?: boolean;
  readonly securityContext?: { readonly runAsNonRoot?: boolean; readonly runAsUser?: number; readonly seccompProfile?: { readonly type: string } };
  readonly containers: readonly Container[];
  readonly initContainers?: readonly Container[];
}
interface Container {
  readonly name: string;
  readonly image: string;
  readonly resources?: Record<'requests' | 'limits', Record<string, string> | undefined>;
  readonly securityContext?: Record<string, unknown>;
}

/** Every Pod template of any kind: in Deployments, Rollouts, Jobs, CronJobs and analysis Jobs alike. */
function podsIn(node: unknown): readonly PodSpec[] {
  if (typeof node !== 'object' || node === null) return [];
  const inner = Object.values(node).flatMap(podsIn);
  return 'containers' in node && Array.isArray(node.containers) ? [node as PodSpec, ...inner] : inner;
}

describe.each(environments)('%s', (environment) => {
  const settings = settingsOf(environment);
  const objects = objectsOf(settings);
  const pods = objects.flatMap((object) => podsIn(object).map((spec) => ({ owner: `${object.kind}/${object.metadata.name}`, spec })));

  test('has one workload for each of the four services, and nothing twice', () => {
    const services = objects.filter(({ kind, metadata }) => ['Deployment', 'Rollout'].includes(kind) && metadata.name in craftista.services);
    expect(services.map(({ metadata }) => metadata.name)).toEqual(['catalogue', 'frontend', 'voting', 'recommendation']);
    const keys = objects.map(({ kind, metadata }) => `${kind}/${metadata.name}`);
    expect(keys).toEqual([...new Set(keys)]);
  });

  test('lies in its namespace, and the Namespace in none', () => {
    for (const { kind, metadata } of objects) expect([kind, metadata['namespace']]).toEqual([kind, kind === 'Namespace' ? undefined : settings.namespace]);
  });

  test('selects Pods by labels that no environment changes', () => {
    const matched = objects.flatMap((object) => (object['spec'] as { selector?: { matchLabels?: object } } | undefined)?.selector?.matchLabels ?? []);
    expect(JSON.stringify(matched)).not.toMatch(/environment|dev"|staging|prod"/);
  });

  test.each(pods.map(({ owner, spec }) => [owner, spec] as const))('%s runs as restricted, whatever its namespace enforces', (_, spec) => {
    expect(spec.enableServiceLinks).toBe(false);
    expect(spec.automountServiceAccountToken).toBe(false);
    expect(spec.securityContext).toMatchObject({ runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } });
    expect(spec.securityContext?.runAsUser).toBeGreaterThan(0);
    for (const container of [...(spec.initContainers ?? []), ...spec.containers]) {
      expect(container.securityContext).toMatchObject({ allowPrivilegeEscalation: false, readOnlyRootFilesystem: true, capabilities: { drop: ['ALL'] } });
      expect(Object.keys(container.resources?.requests ?? {})).toEqual(expect.arrayContaining(['cpu', 'memory', 'ephemeral-storage']));
      expect(Object.keys(container.resources?.limits ?? {})).toEqual(expect.arrayContaining(['memory', 'ephemeral-storage']));
      expect(container.image).not.toMatch(/:latest$|^[^:]+$/);
    }
  });

  test('every declared end is a workload of the cell or an outside end', () => {
    const outside = ['ingress', 'monitoring', 'collector', 'operator', 'apiserver', 'internet'];
    const labelled = JSON.stringify(objects).match(/"app\.kubernetes\.io\/name":"([^"]+)"/g) ?? [];
    const workloads = new Set(labelled.map((label) => label.split('"')[3]));
    for (const { from, to } of craftista.connections(settings)) {
      expect([...workloads, ...outside]).toEqual(expect.arrayContaining([from, to]));
    }
  });

  test('the same settings give the same bytes', () => {
    expect(JSON.stringify(objectsOf(settings))).toBe(JSON.stringify(objects));
  });
});

test('the charts know environments by their settings alone: other names, other objects nowhere', () => {
  const settings = settingsOf('dev');
  const renamed = { ...settings, namespace: 'elsewhere' };
  const text = JSON.stringify(objectsOf(settings)).replaceAll('craftista-dev', 'elsewhere');
  expect(JSON.stringify(objectsOf(renamed))).toBe(text);
});

test('the log level is told in the words of what reads it', () => {
  const levels = environments.map((environment) => {
    const maps = objectsOf(settingsOf(environment)).filter(({ kind }) => kind === 'ConfigMap');
    const data = (name: string) => maps.find(({ metadata }) => metadata.name === name)?.['data'] as Record<string, string>;
    return [data('catalogue-config')['LOG_LEVEL'], data('catalogue-config')['GUNICORN_CMD_ARGS'], data('voting-config')['LOGGING_LEVEL_COM_EXAMPLE_VOTING']];
  });
  expect(levels).toEqual([['DEBUG', '--log-level=debug', 'DEBUG'], ['INFO', '--log-level=info', 'INFO'], ['WARN', '--log-level=warning', 'WARN']]);
});

test('dev runs one of each, staging two, prod three to ten by an autoscaler', () => {
  const copies = (environment: string) => {
    const objects = objectsOf(settingsOf(environment));
    return Object.keys(craftista.services).map((name) => {
      const workload = objects.find(({ kind, metadata }) => ['Deployment', 'Rollout'].includes(kind) && metadata.name === name)?.['spec'];
      const scaler = objects.find(({ kind, metadata }) => kind === 'HorizontalPodAutoscaler' && metadata.name === name)?.['spec'];
      const { minReplicas, maxReplicas } = (scaler ?? {}) as Record<string, number>;
      return scaler === undefined ? (workload as { replicas: number }).replicas : [minReplicas, maxReplicas];
    });
  };
  expect(environments.map(copies)).toEqual([[1, 1, 1, 1], [2, 2, 2, 2], Array(4).fill([3, 10])]);
});
