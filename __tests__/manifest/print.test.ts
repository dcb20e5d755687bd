import fc from 'fast-check';
import { printYaml } from '../../lib/manifest';
import type { Json, JsonObject } from '../../lib/manifest';
import { askOracle, describeOracle } from './oracle';

const runs = Number(process.env.TRELLIS_RUNS ?? 40);

const word = fc.constantFrom(
  ...['yes', 'y', 'no', 'null', '~', '', 'true', 'on', '1', '0x1f', '1_000', '1e3', '.5', '1:30', '2020-01-01', '0o7', '-', '?', ':', '- a', 'a: b', 'a #b', '#', "it's", '"q"', 'a\nb'],
  ...['a\n', '\n', '\n\n', ' a\n', 'a \nb', 'a\n b\n', '\ta', 'a\tb', '{x}', '[x]', '*a', '&a', '!a', '%a', '@a', '`', '|', '>', '---', '...', '--- a', '=', '<<', '12345678901234567890', 'é', '日本', '\u{1f600}'],
  ...['a'.repeat(90), 'word '.repeat(30), 'word '.repeat(30).trim(), `${'x '.repeat(40)}: y`, `${'yes '.repeat(30)}#`, `${'tab\t '.repeat(30)}`, `${'it\'s '.repeat(30)}- x`, '08', '1.', '+1', '-.5', 'NaN', '.nan', '.inf', 'a:', ':a', 'a,b', '$(X)', '/p?q=1&r', '<b>'],
);
// Control characters other than \t and \n are refused on the way in.
const text = fc.oneof(word, fc.string({ unit: fc.constantFrom(...'ab 01-:#\'"\\,.[]{}?!&*|>%@_~\t\né'), maxLength: 24 }), fc.array(word, { maxLength: 30 }).map((words) => words.join(' ')));
// Keys are ordered by the numbers in them; one that overflows 64 bits is in no order at all, and the binary's own varies.
const key = fc.oneof(fc.string({ unit: fc.constantFrom(...'abA01-_./é'), minLength: 1, maxLength: 8 }), text.filter((name) => name !== '<<' && name !== '__proto__' && !/\d{19}/.test(name)));
const number = fc.oneof(fc.integer(), fc.maxSafeInteger(), fc.double({ noDefaultInfinity: true, noNaN: true }), fc.constantFrom(0, 1e6, 1.5e-7, 1e20, 123456.5, 1234567.5));

/** Values as they stand in manifests, of any shape. */
const { value } = fc.letrec<{ value: Json }>((tie) => ({
  value: fc.oneof({ maxDepth: 4 }, text, number, fc.boolean(), fc.constant(null), fc.array(tie('value'), { maxLength: 4 }), fc.dictionary(key, tie('value'), { maxKeys: 5, noNullPrototype: true })),
}));

describeOracle('printing as the real kustomize build', (oracle) => {
  test('any JSON value in a custom resource', () => {
    fc.assert(
      fc.property(fc.array(value, { minLength: 1, maxLength: 12 }), (values) => {
        const objects = values.map((spec, index): JsonObject => ({ apiVersion: 'example.com/v1', kind: 'Any', metadata: { name: `n${index}` }, spec }));
        const files = Object.fromEntries(objects.map((object, index) => [`${index}.json`, JSON.stringify(object)]));
        const kustomization = JSON.stringify({ resources: Object.keys(files) });
        const expected = askOracle(oracle, { ...files, 'kustomization.yaml': kustomization }, '.', ['--reorder', 'none']);
        expect({ text: printYaml(objects) }).toEqual(expected);
      }),
      { numRuns: runs },
    );
  });
});
