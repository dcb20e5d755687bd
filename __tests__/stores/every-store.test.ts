import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { mongodb } from '../../charts/parts/mongodb';
import { postgres } from '../../charts/parts/postgres';
import { redis } from '../../charts/parts/redis';
import type { Json, JsonObject, KubeObject } from '../../lib/manifest';
import { describeWith } from './programs';
import { hourly, renderPart, small, watched } from './render';

const shapes = (['single', 'replicated'] as const).flatMap((topology) => {
  const props = { ...small, monitoring: watched, backup: hourly, rotation: true, topology, instances: topology === 'single' ? 1 : 3 };
  return [
    renderPart(postgres, { ...props, database: 'voting', owner: 'voting' }),
    renderPart(redis, props),
    renderPart(mongodb, { ...props, database: 'catalogue' }),
  ];
});
const objects: readonly KubeObject[] = shapes.flat();

/** Every object below that has both containers and volumes: a Pod's spec, wherever it lies. */
function podSpecs(value: Json): JsonObject[] {
  if (Array.isArray(value)) return value.flatMap(podSpecs);
  if (value === null || typeof value !== 'object') return [];
  const here = 'containers' in value && 'volumes' in value ? [value] : [];
  return [...here, ...Object.values(value).flatMap(podSpecs)];
}
const pods = objects.flatMap((object) => podSpecs(object));
const containersOf = (pod: JsonObject): JsonObject[] => [...((pod['initContainers'] as JsonObject[] | undefined) ?? []), ...(pod['containers'] as JsonObject[])];
const containers = pods.flatMap(containersOf);

describe('Every Pod of a store', () => {
  it('runs as a numeric user other than root, with the default seccomp profile and without an API token', () => {
    expect(pods.length).toBeGreaterThan(15);
    for (const pod of pods) {
      expect(pod).toMatchObject({
        automountServiceAccountToken: false,
        enableServiceLinks: false,
        securityContext: { runAsNonRoot: true, runAsUser: expect.any(Number) as number, seccompProfile: { type: 'RuntimeDefault' } },
      });
    }
  });

  it('has containers with a read-only root, no capability, a pinned image, requests and limits', () => {
    for (const container of containers) {
      expect(container).toMatchObject({
        image: expect.stringMatching(/:[^:@/]*\d[^:@/]*$/) as string,
        securityContext: { allowPrivilegeEscalation: false, readOnlyRootFilesystem: true, capabilities: { drop: ['ALL'] } },
        resources: {
          requests: { cpu: expect.any(String) as string, memory: expect.any(String) as string },
          limits: { memory: expect.any(String) as string, 'ephemeral-storage': expect.any(String) as string },
        },
      });
    }
  });

  it('mounts only volumes that it has, and runs only scripts of ours', () => {
    for (const pod of pods) {
      const volumes = [...(pod['volumes'] as JsonObject[]).map((volume) => volume['name']), 'data'];
      for (const container of containersOf(pod)) {
        for (const mount of (container['volumeMounts'] as JsonObject[] | undefined) ?? []) expect(volumes).toContain(mount['name']);
      }
    }
    const files = objects.filter(({ kind }) => kind === 'ConfigMap').flatMap(({ data }) => Object.keys(data as JsonObject));
    const run = JSON.stringify(pods).match(/\/scripts\/[a-z.-]+/g) ?? [];
    for (const script of run) expect(files).toContain(script.slice('/scripts/'.length));
    for (const { kind, data } of objects) {
      if (kind !== 'ConfigMap') continue;
      const called = Object.values(data as JsonObject).flatMap((text) => String(text).match(/(?<=\$SCRIPTS\/)[a-z.-]+/g) ?? []);
      expect(Object.keys(data as JsonObject)).toEqual(expect.arrayContaining(called));
    }
  });

  it('takes credentials by reference alone', () => {
    expect(objects.some(({ kind }) => kind === 'Secret')).toBe(false);
    const named = containers.flatMap((container) => (container['env'] as JsonObject[] | undefined) ?? []).filter(({ name }) => /PASS|SECRET|ACCESS_KEY/.test(String(name)));
    expect(named.length).toBeGreaterThan(5);
    for (const variable of named) if (!String(variable['name']).endsWith('_FILE')) expect(variable).toHaveProperty('valueFrom.secretKeyRef');
  });
});

describe('Every Pod template of a store', () => {
  it('bears the annotations that the log collector reads', () => {
    const templates = objects.flatMap(({ kind, spec }) => {
      if (kind === 'CronJob') return [(((spec as JsonObject)['jobTemplate'] as JsonObject)['spec'] as JsonObject)['template']];
      return kind === 'StatefulSet' || kind === 'Deployment' ? [(spec as JsonObject)['template']] : [];
    });
    expect(templates.length).toBe(pods.length);
    for (const template of templates) expect(template).toMatchObject({ metadata: { annotations: { 'trellis.dev/logs': 'aggregated' } } });
  });
});

describe('What Argo CD may take away', () => {
  it('is never a StatefulSet, a Cluster or a claim', () => {
    const kept = objects.filter(({ kind }) => kind === 'StatefulSet' || kind === 'Cluster');
    expect(kept.length).toBeGreaterThan(5);
    for (const { metadata } of kept) expect(metadata).toHaveProperty('annotations', expect.objectContaining({ 'argocd.argoproj.io/sync-options': 'Prune=false,Delete=false' }));
  });
});

describeWith(['promtool'], 'Alerts of the stores', () => {
  it('are rules that Prometheus reads', () => {
    const directory = mkdtempSync(join(tmpdir(), 'trellis-rules-'));
    const rules = objects.filter(({ kind }) => kind === 'PrometheusRule');
    expect(rules).toHaveLength(6);
    const files = rules.map((rule, index) => {
      const file = join(directory, `${index}.yaml`);
      writeFileSync(file, stringify(rule['spec']));
      return file;
    });
    const checked = spawnSync('promtool', ['check', 'rules', ...files], { encoding: 'utf8' });
    rmSync(directory, { recursive: true });
    expect(`${checked.stdout}${checked.stderr}`).not.toContain('FAILED');
    expect(checked.status).toBe(0);
  });
});
