import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import Ajv from 'ajv';
import fc from 'fast-check';
import { parse } from 'yaml';
import schema from '../../lib/settings/environment.schema.json';
import { checkShape } from '../../lib/settings/check-shape';
import { defaultSettings } from '../../lib/settings/default-settings';
import { formats } from '../../lib/settings/formats';
import { settingsSchema } from '../../scripts/settings-schema';

const root = resolve(__dirname, '../..');
const schemaFile = join(root, 'lib/settings/environment.schema.json');

/** A JSON Schema library as the judge of our own reading of the schema. */
function validator() {
  const ajv = new Ajv({ allErrors: true, allowUnionTypes: true });
  ajv.addKeyword('x-required');
  for (const [name, { accepts }] of Object.entries(formats)) ajv.addFormat(name, accepts);
  return ajv.compile(schema);
}

const environmentFiles = (readdirSync(join(root, 'overlays'), { recursive: true }) as string[])
  .filter((file) => file.endsWith('environment.yaml'))
  .map((file) => join('overlays', file));

test('the committed schema is the one that the types give', () => {
  expect(schema).toEqual(settingsSchema(join(root, 'lib/settings/settings.ts'), defaultSettings));
});

test('the defaults fit the schema', () => {
  const validate = validator();
  validate(defaultSettings);
  expect(validate.errors).toBeNull();
});

test.each(environmentFiles)('%s names the schema in its first line and fits it', (file) => {
  const text = readFileSync(join(root, file), 'utf8');
  const [, named] = /^# yaml-language-server: \$schema=(\S+)\n/.exec(text) ?? [];
  expect(named && relative(root, resolve(root, dirname(file), named))).toBe(relative(root, schemaFile));
  const validate = validator();
  validate(parse(text));
  expect(validate.errors).toBeNull();
});

test('a file is right exactly where a JSON Schema library finds it right', () => {
  const validate = validator();
  const documents = environmentFiles.map((file) => parse(readFileSync(join(root, file), 'utf8')) as object);
  const value = fc.oneof(
    fc.constantFrom(null, true, 0, 1, 2.5, -1, 101, '', 'full', 'canary', '100m', '128Mi', '1h', '0 2 * * *', 'https://a.example', '99.9%', '/', '['),
    fc.constantFrom([], {}, ['a'], { host: 'a' }, { host: 'a', prefix: '/' }, { weight: 5, pause: '1m' }, { tls: 'acme' }),
  );
  const changed = fc.tuple(fc.constantFrom(...documents), fc.array(fc.tuple(fc.nat(), value, fc.boolean()), { minLength: 1, maxLength: 3 })).map(
    ([document, changes]) => changes.reduce<object>((result, [place, to, renamed]) => change(result, place, to, renamed), document),
  );
  const runs = Number(process.env['TRELLIS_RUNS'] ?? 300);
  fc.assert(
    fc.property(changed, (values) => {
      const issues = checkShape({ file: 'environment.yaml', values: values as Record<string, unknown>, placeOf: () => undefined });
      expect({ values, right: issues.length === 0 }).toEqual({ values, right: validate(values) });
    }),
    { numRuns: runs },
  );
});

/** A copy in which the value at one place, counted through the whole tree, is another one, or its key is misspelt. */
function change(document: object, place: number, to: unknown, renamed: boolean): object {
  const copy = structuredClone(document);
  const places: (readonly [Record<string, unknown>, string])[] = [];
  const collect = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return;
    for (const [key, inner] of Object.entries(node)) {
      places.push([node as Record<string, unknown>, key]);
      collect(inner);
    }
  };
  collect(copy);
  const [node, key] = places[place % places.length] ?? [{}, ''];
  if (renamed && !Array.isArray(node)) {
    node[`${key}s`] = node[key];
    delete node[key];
  } else node[key] = to;
  return copy;
}
