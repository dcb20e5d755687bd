// Every rule of every NetworkPolicy of a real cell is needed, and every one too many is found.
// TRELLIS_RUNS makes it all of them; by default it is every sixth.
import { join } from 'node:path';
import system from '../../charts/craftista';
import type { CheckContext } from '../../lib/checks';
import { judge } from '../../lib/checks';
import { diskFileSystem } from '../../lib/file-system';
import type { Json, JsonObject, KubeObject } from '../../lib/manifest';
import { renderCharts } from '../../lib/render';
import { readSettings } from '../../lib/settings';

const names = { services: Object.keys(system.services), databases: Object.keys(system.base) };

function cellOf(environment: string) {
  const { settings } = readSettings(join(__dirname, '../../overlays/craftista', environment, 'environment.yaml'), diskFileSystem, names);
  if (!settings) throw new Error(`no settings for ${environment}`);
  const cell: CheckContext['cell'] = { system: 'craftista', environment, settings, connections: system.connections(settings) };
  const objects = renderCharts(system, settings).objects.map(({ object }) => object);
  const codesFor = (changed: readonly KubeObject[]) => [...new Set(judge({ manifests: changed.map((object) => ({ object })), cell }, { only: ['network'] }).map(({ code }) => code))];
  return { objects, codesFor };
}

const stride = process.env['TRELLIS_RUNS'] === undefined ? 6 : 1;

/** Each cell with one rule of one policy changed: `policy direction index` and the objects. */
function* mutants(objects: readonly KubeObject[], change: (rule: JsonObject) => Json[]): Generator<readonly [string, readonly KubeObject[]]> {
  let number = 0;
  for (const policy of objects) {
    // The rules for Pods that only live while a certificate is being issued are about no workload of the cell.
    if (policy.kind !== 'NetworkPolicy' || policy.metadata.name.startsWith('acme')) continue;
    for (const direction of ['ingress', 'egress']) {
      const spec = policy['spec'] as JsonObject;
      const rules = (spec[direction] ?? []) as JsonObject[];
      for (const index of rules.keys()) {
        if (number++ % stride !== 0) continue;
        const changed = { ...policy, spec: { ...spec, [direction]: rules.flatMap((rule, position) => (position === index ? change(rule) : [rule])) } };
        yield [`${policy.metadata.name} ${direction}[${index}]`, objects.map((object) => (object === policy ? changed : object))];
      }
    }
  }
}

describe.each(['dev', 'staging', 'prod'])('craftista/%s', (environment) => {
  const { objects, codesFor } = cellOf(environment);

  test('is as declared', () => {
    expect(codesFor(objects)).toEqual([]);
  });

  test('without one rule a declared connection is missing', () => {
    const unnoticed = [...mutants(objects, () => [])].filter(([, changed]) => !codesFor(changed).includes('NETWORK_PATH_MISSING'));
    expect(unnoticed.map(([name]) => name)).toEqual([]);
  });

  test('a rule without peers opens a path that nobody declared', () => {
    const unnoticed = [...mutants(objects, withoutPeers)].filter(([, changed]) => !codesFor(changed).includes('NETWORK_PATH_EXTRA'));
    expect(unnoticed.map(([name]) => name)).toEqual([]);
  });

  test('a rule for all ports opens a path that nobody declared, as soon as the other end is as wide', () => {
    const wide = objects.map((object) => (object.kind === 'NetworkPolicy' ? widenEgress(object) : object));
    expect(codesFor(wide)).toEqual([]);
    const within = [...mutants(objects, withoutPorts)].filter(([name]) => name.includes('ingress') && environment !== 'dev');
    const unnoticed = within.filter(([, changed]) => !codesFor(changed.map((object) => (object.kind === 'NetworkPolicy' ? widenEgress(object) : object))).includes('NETWORK_PATH_EXTRA'));
    expect(unnoticed.map(([name]) => name)).toEqual([]);
  });
});

const withoutPeers = ({ ports }: JsonObject): Json[] => [ports === undefined ? {} : { ports }];

function withoutPorts(rule: JsonObject): Json[] {
  return [Object.fromEntries(Object.entries(rule).filter(([key]) => key !== 'ports'))];
}

/** All ports to Pods of the cell: no path as long as their ingress is narrow. */
function widenEgress(policy: KubeObject): KubeObject {
  const spec = policy['spec'] as JsonObject;
  const rules = (spec['egress'] ?? []) as JsonObject[];
  const egress = rules.flatMap((rule) => (isWithin(rule) ? withoutPorts(rule) : [rule]));
  return { ...policy, spec: rules.length === 0 ? spec : { ...spec, egress } };
}

const isWithin = ({ to }: JsonObject): boolean => Array.isArray(to) && to.every((peer) => Object.keys(peer as JsonObject).join() === 'podSelector');
