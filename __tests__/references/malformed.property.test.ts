import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import fc from 'fast-check';
import { checks } from '../../lib/checks';
import { readManifests } from '../../lib/cli/read-manifests';
import type { Json, KubeObject } from '../../lib/manifest';
import { soundManifests } from '../practice/sound-manifests';

const examples = resolve(__dirname, '..', '..', 'docs', 'examples');
const texts = readdirSync(examples).flatMap((file) => readFileSync(join(examples, file), 'utf8').split(/^-- .* --$/m).slice(1));
const samples = [soundManifests, ...texts].flatMap((text) => readManifests({ file: 'x', text }).manifests.map(({ object }) => object));

/** Puts another value in place of one node, chosen by a walk of numbers. */
function mutate(value: Json, walk: readonly number[], replacement: Json): Json {
  const [step, ...rest] = walk;
  if (step === undefined || typeof value !== 'object' || value === null) return replacement;
  if (Array.isArray(value)) return value.length === 0 ? replacement : value.map((item, index) => (index === step % value.length ? mutate(item, rest, replacement) : item));
  const keys = Object.keys(value);
  const key = keys[step % Math.max(1, keys.length)];
  return key === undefined ? replacement : { ...value, [key]: mutate(value[key] ?? null, rest, replacement) };
}

const json = fc.oneof(fc.constantFrom<Json>(null, true, 0, -1, 1e9, '', 'x', '-', 'a.b.c', '%', [], {}, [null], [[]], { '': null }, { name: {} }, { matchLabels: [] }), fc.string());
const mutated = fc
  .tuple(fc.constantFrom(...samples), fc.array(fc.nat({ max: 50 }), { minLength: 1, maxLength: 9 }), json)
  .map(([object, walk, replacement]): KubeObject => ({ ...(mutate(object, walk, replacement) as KubeObject), apiVersion: object.apiVersion, kind: object.kind }));

test('no check falls over manifests of any shape', () => {
  const all = Object.values(checks).flatMap((list) => list ?? []);
  fc.assert(
    fc.property(fc.array(mutated, { minLength: 1, maxLength: 6 }), (objects) => {
      const context = { manifests: objects.map((object) => ({ object })), podSecurityLevel: 'restricted' as const };
      for (const check of all) expect(Array.isArray(check(context))).toBe(true);
    }),
    { numRuns: Number(process.env['TRELLIS_RUNS'] ?? 100) },
  );
});
